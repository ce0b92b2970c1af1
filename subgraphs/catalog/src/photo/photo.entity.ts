import {
  CAPTURE_TIME_SOURCES,
  PHOTO_STATES,
  REJECTION_REASONS,
  RETOUCH_CHOICES,
  SET_ASIDE_REASONS,
  type PhotoState as State,
  type ColourTerm,
  type RejectionReason as Rejection,
  type RetouchChoice as Retouch,
  type SetAsideReason as SetAside,
} from '@focus-racer/contracts';
import {
  Entity,
  Enum,
  Index,
  ManyToOne,
  PrimaryKey,
  Property,
  Unique,
} from '@mikro-orm/decorators/legacy';
import { GraphQLDateTime } from 'graphql-scalars';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Event } from '../event/event.entity.ts';
import type { NextRendition, Rendition } from '../look/rendition.ts';
import { PhotoState } from './photo.enums.ts';

const STATES_BEFORE_TAKEDOWN = ['PUBLISHED', 'SET_ASIDE'] as const;

@Directive('@key(fields: "id")')
@ObjectType({ description: 'One shot of an event.' })
@Entity({ tableName: 'photo' })
@Index({ name: 'photo_gallery', properties: ['eventId', 'state', 'sortAt', 'id'] })
@Index({ name: 'photo_of_author', properties: ['eventId', 'authorId', 'state', 'sortAt', 'id'] })
@Index({ name: 'photo_bytes', properties: ['eventId', 'sha256'] })
@Unique({
  name: 'photo_known',
  properties: ['eventId', 'authorId', 'sha256'],
  where: `state <> 'DELETED' and rejection_reason is distinct from 'BYTES_DIFFER'`,
})
@Index({
  name: 'photo_decided',
  properties: ['eventId', 'decidedAt'],
  where: 'decided_at is not null',
})
@Index({
  name: 'photo_unfinished',
  properties: ['id'],
  where: `state in ('UPLOADED', 'PROCESSING', 'AWAITING_CREDITS') or bring_back_requested_at is not null`,
})
@Index({
  name: 'photo_awaiting_credits',
  properties: ['organizationId', 'id'],
  where: `state = 'AWAITING_CREDITS' or bring_back_requested_at is not null`,
})
@Index({ name: 'photo_pages', properties: ['eventId', 'id'] })
@Index({
  name: 'photo_duplicates',
  properties: ['duplicateOfId'],
  where: 'duplicate_of_id is not null',
})
export class Photo {
  @Field(() => ID)
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @ManyToOne(() => Event, { mapToPk: true, fieldName: 'event_id', updateRule: 'no action' })
  eventId!: string;

  /** Pays the credit and sells the photo. */
  @Property({ type: 'uuid' })
  organizationId!: string;

  /** The account that sent it. */
  @Property({ type: 'uuid' })
  authorId!: string;

  @Field(() => PhotoState)
  @Enum({ items: () => PHOTO_STATES })
  state: State = 'AWAITING_UPLOAD';

  @Property({ type: 'datetime', length: 3 })
  stateChangedAt!: Date;

  /** Counts deliberate re-processings. */
  @Property({ type: 'integer' })
  generation = 1;

  /** As the uploader announced it; `render` checks it against the bytes. */
  @Property({ type: 'text' })
  sha256!: string;

  @Property({ type: 'integer' })
  byteSize!: number;

  @Property({ type: 'text' })
  fileName!: string;

  @Property({ type: 'text' })
  contentType!: string;

  /** 128 random bits in hex: part of the address of the public renditions. */
  @Property({ type: 'text' })
  publicToken!: string;

  /** Where the renditions are moving to. Handed to nobody before they stand there. */
  @Property({ type: 'text', nullable: true })
  nextPublicToken: string | null = null;

  /** Event.addressEpoch when the public token was chosen. */
  @Property({ type: 'integer' })
  addressEpoch = 0;

  /** The rendition recipe; null until rendered. */
  @Property({ type: 'text', nullable: true })
  recipe: string | null = null;

  /** Where its next renditions will stand, and how they will look; fixed before the first is written. */
  @Property({ type: 'json', nullable: true })
  nextRendition: NextRendition | null = null;

  /** Whether it is shown retouched, when that was decided for this photo alone. */
  @Enum({ items: () => RETOUCH_CHOICES })
  retouch: Retouch = 'AS_EVENT';

  /** Renditions in the store that are nobody's any more. */
  @Property({ type: 'json', defaultRaw: `'[]'` })
  oldRenditions: Rendition[] = [];

  @Property({ type: 'datetime', length: 3 })
  createdAt!: Date;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When its file was complete.' })
  @Property({ type: 'datetime', length: 3, nullable: true })
  uploadedAt: Date | null = null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: "When it was shot, by the camera's clock; null when the file does not say.",
  })
  @Property({ type: 'datetime', length: 3, nullable: true })
  takenAt: Date | null = null;

  @Enum({ items: () => CAPTURE_TIME_SOURCES })
  takenAtSource: (typeof CAPTURE_TIME_SOURCES)[number] = 'NONE';

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'When it first could be found in the gallery.',
  })
  @Property({ type: 'datetime', length: 3, nullable: true })
  searchableAt: Date | null = null;

  /** When the pipeline first decided about it. */
  @Property({ type: 'datetime', length: 3, nullable: true })
  decidedAt: Date | null = null;

  /** The gallery's order: taken, else uploaded, else announced. */
  @Property({ type: 'datetime', length: 3 })
  sortAt!: Date;

  @Field(() => Int, { nullable: true, description: 'Pixels of the upright original.' })
  @Property({ type: 'integer', nullable: true })
  width: number | null = null;

  @Field(() => Int, { nullable: true, description: 'Pixels of the upright original.' })
  @Property({ type: 'integer', nullable: true })
  height: number | null = null;

  /** thumbhash, base64. */
  @Property({ type: 'text', nullable: true })
  placeholder: string | null = null;

  @Property({ type: 'double', nullable: true })
  sharpness: number | null = null;

  @Property({ type: 'double', nullable: true })
  exposureMean: number | null = null;

  @Property({ type: 'double', nullable: true })
  exposureShadows: number | null = null;

  /** Of the whole picture; see RenderedPhoto. */
  @Property({ type: 'double', nullable: true })
  fineDetail: number | null = null;

  /** What thresholds are compared with; see sharpnessScoreOf. */
  @Property({ type: 'double', nullable: true })
  sharpnessScore: number | null = null;

  @Property({ type: 'double', nullable: true })
  exposureHighlights: number | null = null;

  @Property({ type: 'text', nullable: true })
  perceptualHash: string | null = null;

  @Property({ type: 'text', nullable: true })
  cameraLocalTime: string | null = null;

  @Property({ type: 'integer', nullable: true })
  cameraOffsetMinutes: number | null = null;

  @Property({ type: 'integer', nullable: true })
  cameraSubSecondMs: number | null = null;

  @Property({ type: 'text', nullable: true })
  cameraKey: string | null = null;

  @Property({ type: 'double', nullable: true })
  exposureSeconds: number | null = null;

  @Property({ type: 'integer', nullable: true })
  iso: number | null = null;

  @Property({ type: 'double', nullable: true })
  focalLengthMm: number | null = null;

  @Enum({ items: () => SET_ASIDE_REASONS, nullable: true })
  setAsideReason: SetAside | null = null;

  /** Where it comes back to once no takedown holds it down. */
  @Enum({ items: () => STATES_BEFORE_TAKEDOWN, nullable: true })
  stateBeforeTakedown: (typeof STATES_BEFORE_TAKEDOWN)[number] | null = null;

  @Enum({ items: () => REJECTION_REASONS, nullable: true })
  rejectionReason: Rejection | null = null;

  @ManyToOne(() => Photo, {
    mapToPk: true,
    nullable: true,
    fieldName: 'same_file_as_id',
    updateRule: 'no action',
    deleteRule: 'no action',
  })
  sameFileAsId: string | null = null;

  /** The photo that is kept of its group: all that show one moment. It stays when it is brought back. */
  @ManyToOne(() => Photo, {
    mapToPk: true,
    nullable: true,
    fieldName: 'duplicate_of_id',
    updateRule: 'no action',
    deleteRule: 'no action',
  })
  duplicateOfId: string | null = null;

  /** When somebody last put it where it is; what is sorted by hand is not sorted again. */
  @Property({ type: 'datetime', length: 3, nullable: true })
  sortedByHandAt: Date | null = null;

  @Property({ type: 'datetime', length: 3, nullable: true })
  bringBackRequestedAt: Date | null = null;

  /** Asked to come back in the place of the one that is kept. */
  @Property({ type: 'boolean' })
  toBeKeptInstead = false;

  /** Asked back by other thresholds, not by somebody. */
  @Property({ type: 'boolean' })
  bringBackByRules = false;

  /** How many identifications of it are active. */
  @Property({ type: 'integer' })
  identificationCount = 0;

  /** How many of them wait for somebody to decide. */
  @Property({ type: 'integer' })
  uncertainCount = 0;

  /** What its people wear on the torso, each colour once. */
  @Property({ type: 'string[]', columnType: 'text[]', defaultRaw: `'{}'` })
  torsoColours: ColourTerm[] = [];
}
