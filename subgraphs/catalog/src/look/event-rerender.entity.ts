import { RERENDER_STATES, type RerenderState as State } from '@focus-racer/contracts';
import { Entity, Enum, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Event } from '../event/event.entity.ts';
import { RerenderState } from './rerender.enums.ts';

@ObjectType({
  description:
    'The photos of an event being rendered again with another look. Until a photo is reached it keeps its former renditions.',
})
@Entity({ tableName: 'event_rerender' })
export class EventRerender {
  @Field(() => ID)
  @ManyToOne(() => Event, {
    mapToPk: true,
    primary: true,
    fieldName: 'event_id',
    updateRule: 'no action',
    deleteRule: 'no action',
  })
  eventId!: string;

  /** Grows with every order: a pass that began under another one is no answer to it. */
  @Property({ type: 'integer' })
  version = 1;

  @Field(() => RerenderState)
  @Enum({ items: () => RERENDER_STATES })
  state: State = 'RUNNING';

  @Field(() => Int, { description: 'Photos that looked otherwise when this began.' })
  @Property({ type: 'integer' })
  total = 0;

  @Field(() => Int)
  @Property({ type: 'integer' })
  done = 0;

  @Field(() => Int, { description: 'Whose original could not be read; they keep their look.' })
  @Property({ type: 'integer' })
  failed = 0;

  @Field(() => GraphQLDateTime)
  @Property({ type: 'datetime', length: 3 })
  startedAt!: Date;

  @Field(() => GraphQLDateTime, { nullable: true })
  @Property({ type: 'datetime', length: 3, nullable: true })
  endedAt: Date | null = null;
}
