import type { RerenderedOutcome, RerenderState as State } from '@focus-racer/contracts';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { RerenderState } from './rerender.enums.ts';

@ObjectType()
export class RerenderPageResult {
  @Field(() => RerenderState)
  state!: State;

  @Field(() => Int)
  version!: number;

  @Field(() => [ID])
  photoIds!: string[];

  @Field(() => String, { nullable: true })
  next!: string | null;
}

@ObjectType()
export class RerenderFinished {
  @Field(() => Boolean)
  ended!: boolean;
}

@ObjectType()
export class OldRenditionResult {
  @Field(() => String)
  publicToken!: string;

  @Field(() => String)
  recipe!: string;

  @Field(() => Boolean)
  withWeb!: boolean;
}

@ObjectType()
export class RerenderBegunResult {
  @Field(() => Boolean)
  needed!: boolean;

  @Field(() => [OldRenditionResult])
  old!: OldRenditionResult[];
}

@ObjectType()
export class RerenderRecordedResult {
  @Field(() => String)
  outcome!: RerenderedOutcome;

  @Field(() => [OldRenditionResult])
  old!: OldRenditionResult[];
}

@ObjectType()
export class OldRenditionsLeft {
  @Field(() => Int)
  left!: number;
}
