import {
  Entity,
  Index,
  ManyToOne,
  PrimaryKey,
  Property,
  Unique,
} from '@mikro-orm/decorators/legacy';
import { Field, ID, ObjectType } from 'type-graphql';
import { Event } from '../event/event.entity.ts';
import { Race } from '../race/race.entity.ts';

@ObjectType({ description: 'A bib of a start list and who wears it.' })
@Entity({ tableName: 'start_list_entry' })
@Unique({ name: 'start_list_entry_bib', properties: ['race', 'bibKey'] })
@Index({ name: 'start_list_entry_of_event', properties: ['eventId', 'bibKey'] })
export class StartListEntry {
  @Field(() => ID)
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @ManyToOne(() => Event, { mapToPk: true, fieldName: 'event_id', updateRule: 'no action' })
  eventId!: string;

  @Field(() => Race)
  @ManyToOne(() => Race, { updateRule: 'no action' })
  race!: Race;

  @Field(() => String, { description: 'The bib as the start list writes it.' })
  @Property({ type: 'text' })
  bib!: string;

  /** What bibs are matched by: see bibKey(). */
  @Property({ type: 'text' })
  bibKey!: string;

  /** Shown by the resolver, to managers or when the event shows names. */
  @Property({ type: 'text', nullable: true })
  name: string | null = null;

  @Field(() => String, { nullable: true })
  @Property({ type: 'text', nullable: true })
  category: string | null = null;

  @Field(() => String, { nullable: true })
  @Property({ type: 'text', nullable: true })
  club: string | null = null;

  /** Never part of any schema. */
  @Property({ type: 'text', nullable: true })
  email: string | null = null;
}
