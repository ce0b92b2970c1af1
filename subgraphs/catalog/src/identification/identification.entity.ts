import type { Box } from '@focus-racer/contracts';
import { Entity, Enum, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, ObjectType } from 'type-graphql';
import { Event } from '../event/event.entity.ts';
import { Photo } from '../photo/photo.entity.ts';
import { StartListEntry } from '../start-list/start-list-entry.entity.ts';

export const IDENTIFICATION_STATES = ['ACTIVE', 'SUPERSEDED', 'DENIED'] as const;
export const IDENTIFICATION_DECIDERS = ['READING', 'HAND'] as const;

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
@Index({ name: 'identification_of_photo', properties: ['photoId'] })
@Index({ name: 'identification_of_entry', properties: ['entry'] })
export class Identification {
  @Field(() => ID)
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @ManyToOne(() => Event, { mapToPk: true, fieldName: 'event_id', updateRule: 'no action' })
  eventId!: string;

  @ManyToOne(() => Photo, { mapToPk: true, fieldName: 'photo_id', updateRule: 'no action' })
  photoId!: string;

  @Field(() => String, {
    description: 'The bib as the start list writes it, else as it was read.',
  })
  @Property({ type: 'text' })
  bib!: string;

  @Property({ type: 'text' })
  bibKey!: string;

  @Field(() => StartListEntry, { nullable: true })
  @ManyToOne(() => StartListEntry, {
    nullable: true,
    updateRule: 'no action',
    deleteRule: 'set null',
  })
  entry: StartListEntry | null = null;

  @Enum({ items: () => IDENTIFICATION_STATES })
  state: (typeof IDENTIFICATION_STATES)[number] = 'ACTIVE';

  /** A decision by hand is never undone by a reading. */
  @Enum({ items: () => IDENTIFICATION_DECIDERS })
  decidedBy: (typeof IDENTIFICATION_DECIDERS)[number] = 'READING';

  @ManyToOne(() => Identification, {
    mapToPk: true,
    nullable: true,
    fieldName: 'superseded_by_id',
    updateRule: 'no action',
    deleteRule: 'no action',
  })
  supersededById: string | null = null;

  @Property({ type: 'double' })
  confidence!: number;

  /** Pixels of the upright original. */
  @Property({ type: 'json' })
  box!: Box;

  @Property({ type: 'datetime', length: 3 })
  createdAt!: Date;
}
