import type {
  EventLook,
  EventVisibility as Visibility,
  QualityThresholds,
} from '@focus-racer/contracts';
import { EVENT_VISIBILITIES } from '@focus-racer/contracts';
import { Entity, Enum, Index, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { EventVisibility } from './event.enums.ts';

@Directive('@key(fields: "id")')
@ObjectType({
  description: 'A sporting occasion whose photos are sorted: a name, a date, races, a gallery.',
})
@Entity({ tableName: 'event' })
@Index({ name: 'event_of_organization', properties: ['organizationId', 'id'] })
@Index({
  name: 'event_listed',
  properties: ['startsOn', 'id'],
  where: `visibility = 'PUBLIC'`,
})
@Unique({ name: 'event_made_once', properties: ['organizationId', 'idempotencyKey'] })
export class Event {
  @Field(() => ID)
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Field(() => String, {
    description: 'Its address, as in /e/<slug>.',
  })
  @Property({ type: 'text' })
  @Unique({ name: 'event_slug' })
  slug!: string;

  @Property({ type: 'uuid' })
  organizationId!: string;

  @Field(() => String)
  @Property({ type: 'text' })
  name!: string;

  @Field(() => String, { description: 'The local date of its first day, as "2026-05-03".' })
  @Property({ type: 'date' })
  startsOn!: string;

  @Field(() => String, { nullable: true })
  @Property({ type: 'text', nullable: true })
  place: string | null = null;

  @Field(() => String, { nullable: true })
  @Property({ type: 'text', nullable: true })
  sport: string | null = null;

  @Field(() => String, {
    description: 'IANA time zone of the course; camera clocks without an offset are read in it.',
  })
  @Property({ type: 'text' })
  timeZone!: string;

  @Field(() => EventVisibility)
  @Enum({ items: () => EVENT_VISIBILITIES })
  visibility: Visibility = 'DRAFT';

  @Field(() => Boolean, {
    description: 'Whether visitors see the names of the start list. Off at creation.',
  })
  @Property({ type: 'boolean' })
  publicNames = false;

  @Field(() => Int, { description: 'How many bibs the start lists of all its races hold.' })
  @Property({ type: 'integer' })
  startListSize = 0;

  /** Grows with every import: what was decided with another list is told by it. */
  @Property({ type: 'integer' })
  startListVersion = 0;

  /** Null: the measured default, whatever it becomes. */
  @Property({ type: 'double', nullable: true })
  publishConfidence: number | null = null;

  @Property({ type: 'double', nullable: true })
  doubtConfidence: number | null = null;

  /** How its photos look; null: as all photos do until somebody decides. */
  @Property({ type: 'json', nullable: true })
  look: EventLook | null = null;

  /** From which measures on its photos are set aside; null: the measured defaults, whatever they become. */
  @Property({ type: 'json', nullable: true })
  quality: QualityThresholds | null = null;

  /** Grows whenever the event is made a draft again: photos of an older epoch need a new address. */
  @Property({ type: 'integer' })
  addressEpoch = 0;

  @Property({ type: 'text', nullable: true })
  idempotencyKey: string | null = null;

  @Property({ type: 'datetime', length: 3 })
  createdAt!: Date;
}
