import {
  LOGO_REFUSALS,
  LOGO_STATES,
  type LogoRefusal as Refusal,
  type LogoState as State,
} from '@focus-racer/contracts';
import { Entity, Enum, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Event } from '../event/event.entity.ts';
import { LogoRefusal, LogoState } from './logo.enums.ts';

@ObjectType({ description: "An organiser's logo, kept for ever: a look may be taken up again." })
@Entity({ tableName: 'event_logo' })
@Index({ name: 'event_logo_of_event', properties: ['eventId', 'id'] })
export class EventLogo {
  @Field(() => ID)
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @ManyToOne(() => Event, {
    mapToPk: true,
    fieldName: 'event_id',
    updateRule: 'no action',
    deleteRule: 'no action',
  })
  eventId!: string;

  @Field(() => LogoState)
  @Enum({ items: () => LOGO_STATES })
  state: State = 'AWAITING_UPLOAD';

  @Field(() => LogoRefusal, { nullable: true })
  @Enum({ items: () => LOGO_REFUSALS, nullable: true })
  refusal: Refusal | null = null;

  @Property({ type: 'text' })
  contentType!: string;

  @Property({ type: 'integer' })
  byteSize!: number;

  @Field(() => Int, { nullable: true, description: 'Pixels of the prepared PNG.' })
  @Property({ type: 'integer', nullable: true })
  width: number | null = null;

  @Field(() => Int, { nullable: true, description: 'Pixels of the prepared PNG.' })
  @Property({ type: 'integer', nullable: true })
  height: number | null = null;

  @Field(() => GraphQLDateTime)
  @Property({ type: 'datetime', length: 3 })
  createdAt!: Date;
}
