import type { TakedownState } from '@focus-racer/contracts';
import { connectionTypes } from '@focus-racer/service-kit';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, Int, ObjectType } from 'type-graphql';
import { Takedown } from './takedown.entity.ts';
import { TakedownStateEnum } from './takedown.enums.ts';

export const { EdgeType: TakedownEdge, ConnectionType: TakedownConnection } = connectionTypes(
  'Takedown',
  () => Takedown,
);
export type TakedownConnection = InstanceType<typeof TakedownConnection>;

@ObjectType({
  description: 'Where a request stands, for whoever knows its reference. Nothing about people.',
})
export class TakedownStatus {
  @Field(() => String, { description: 'Ask after it by this.' })
  reference!: string;

  @Field(() => TakedownStateEnum)
  state!: TakedownState;

  @Field(() => Boolean, { description: 'Whether the request keeps the photo hidden now.' })
  held!: boolean;

  @Field(() => GraphQLDateTime)
  createdAt!: Date;

  @Field(() => GraphQLDateTime, { description: 'By when somebody decides.' })
  deadline!: Date;

  @Field(() => GraphQLDateTime, { nullable: true })
  decidedAt!: Date | null;
}

@ObjectType({ description: 'How many requests wait for a decision.' })
export class TakedownCounts {
  @Field(() => Int)
  open!: number;

  @Field(() => Int, { description: 'Of those: past their deadline.' })
  overdue!: number;
}
