import type { EventLook, PHOTO_STATES } from '@focus-racer/contracts';
import { GraphQLJSONObject } from 'graphql-scalars';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { PhotoState } from '../photo/photo.enums.ts';

@ObjectType()
export class PhotoStateResult {
  @Field(() => PhotoState)
  state!: (typeof PHOTO_STATES)[number];
}

@ObjectType({ description: 'What a worker needs to work on a photo.' })
export class PhotoWork {
  @Field(() => ID)
  photoId!: string;

  @Field(() => ID)
  eventId!: string;

  @Field(() => String)
  sha256!: string;

  @Field(() => Int)
  byteSize!: number;

  @Field(() => String)
  publicToken!: string;

  @Field(() => String)
  recipe!: string;

  @Field(() => GraphQLJSONObject)
  look!: EventLook;

  @Field(() => String)
  eventName!: string;
}

@ObjectType()
export class WorkItemResult {
  @Field(() => String)
  kind!: 'INGEST' | 'BRING_BACK';

  @Field(() => ID)
  photoId!: string;

  @Field(() => ID)
  eventId!: string;

  @Field(() => ID)
  organizationId!: string;

  @Field(() => Int)
  generation!: number;
}

@ObjectType()
export class WorkPageResult {
  @Field(() => [WorkItemResult])
  items!: WorkItemResult[];

  @Field(() => String, { nullable: true })
  next!: string | null;
}

@ObjectType()
export class ReidentifiedPage {
  @Field(() => Int)
  photos!: number;

  @Field(() => Int)
  changed!: number;

  @Field(() => String, { nullable: true })
  next!: string | null;
}

@ObjectType()
export class AddressRotationResult {
  @Field(() => ID)
  photoId!: string;

  @Field(() => String)
  recipe!: string;

  @Field(() => String)
  fromToken!: string;

  @Field(() => String)
  toToken!: string;
}

@ObjectType()
export class AddressRotationPage {
  @Field(() => [AddressRotationResult])
  items!: AddressRotationResult[];

  @Field(() => String, { nullable: true })
  next!: string | null;
}

@ObjectType()
export class RotatedResult {
  @Field(() => Int)
  rotated!: number;
}
