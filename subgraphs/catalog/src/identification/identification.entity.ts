import type { Box } from '@focus-racer/contracts';
import { Entity, Enum, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, ObjectType } from 'type-graphql';
import { Event } from '../event/event.entity.ts';
import { Photo } from '../photo/photo.entity.ts';
import { StartListEntry } from '../start-list/start-list-entry.entity.ts';
import {
  ChangeReason,
  IdentificationDecider,
  IdentificationState,
} from './identification.enums.ts';

const namesOf = <T extends object>(values: T) => Object.keys(values) as (keyof T & string)[];

@ObjectType({
  description:
    'Who is on a photo: a bib, with its start-list entry where there is one, and the evidence for it. A bib that two races use gives two identifications.',
})
@Entity({ tableName: 'identification' })
@Index({
  name: 'identification_by_bib',
  properties: ['eventId', 'bibKey', 'photoId'],
  where: `state = 'ACTIVE'`,
})
@Index({
  name: 'identification_uncertain',
  properties: ['eventId', 'id'],
  where: `state = 'UNCERTAIN'`,
})
@Index({ name: 'identification_of_photo', properties: ['photoId'] })
@Index({ name: 'identification_of_entry', properties: ['entry'] })
export class Identification {
  @Field(() => ID)
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @ManyToOne(() => Event, { mapToPk: true, fieldName: 'event_id', updateRule: 'no action' })
  eventId!: string;

  @ManyToOne(() => Photo, {
    mapToPk: true,
    fieldName: 'photo_id',
    updateRule: 'no action',
    deleteRule: 'cascade',
  })
  photoId!: string;

  @Field(() => String, {
    description: 'The bib as the start list writes it, else as it was read.',
  })
  @Property({ type: 'text' })
  bib!: string;

  @Property({ type: 'text' })
  bibKey!: string;

  /** Of an uncertain one: the only entry it may be, else none. */
  @Field(() => StartListEntry, { nullable: true })
  @ManyToOne(() => StartListEntry, {
    nullable: true,
    updateRule: 'no action',
    deleteRule: 'set null',
  })
  entry: StartListEntry | null = null;

  @Field(() => IdentificationState)
  @Enum({ items: () => namesOf(IdentificationState) })
  state: keyof typeof IdentificationState = 'ACTIVE';

  /** A decision by hand is never undone by a reading. */
  @Field(() => IdentificationDecider)
  @Enum({ items: () => namesOf(IdentificationDecider) })
  decidedBy: keyof typeof IdentificationDecider = 'READING';

  @Field(() => ChangeReason, { description: 'Why it was made.' })
  @Enum({ items: () => namesOf(ChangeReason) })
  reason: ChangeReason = 'READING';

  @Field(() => ChangeReason, { nullable: true, description: 'Why it gave way.' })
  @Enum({ items: () => namesOf(ChangeReason), nullable: true })
  supersededReason: ChangeReason | null = null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it gave way.' })
  @Property({ type: 'datetime', length: 3, nullable: true })
  supersededAt: Date | null = null;

  @ManyToOne(() => Identification, {
    mapToPk: true,
    nullable: true,
    fieldName: 'superseded_by_id',
    updateRule: 'no action',
    deleteRule: 'no action',
  })
  supersededById: string | null = null;

  /** Of a decision by hand: what was asked. */
  @ManyToOne(() => Identification, {
    mapToPk: true,
    nullable: true,
    fieldName: 'decides_id',
    updateRule: 'no action',
    deleteRule: 'no action',
  })
  decidesId: string | null = null;

  /** Calibrated; 1 when decided by hand. */
  @Property({ type: 'double' })
  confidence!: number;

  /** Pixels of the upright original. */
  @Property({ type: 'json' })
  box!: Box;

  @Field(() => GraphQLDateTime)
  @Property({ type: 'datetime', length: 3 })
  createdAt!: Date;
}
