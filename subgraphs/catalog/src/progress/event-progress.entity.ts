import { Entity, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { Event } from '../event/event.entity.ts';

@ObjectType({
  description:
    'Where the photos of an event stand. Counters are kept with each photo, never counted.',
})
@Entity({ tableName: 'event_progress' })
export class EventProgress {
  @Field(() => ID)
  @ManyToOne(() => Event, {
    mapToPk: true,
    primary: true,
    fieldName: 'event_id',
    updateRule: 'no action',
    deleteRule: 'no action',
  })
  eventId!: string;

  @Field(() => Int, { description: 'Only grows: of two answers the one with more is newer.' })
  @Property({ type: 'integer' })
  version = 0;

  @Field(() => Int, { description: 'Announced, but the file has not arrived.' })
  @Property({ type: 'integer' })
  awaitingUpload = 0;

  @Property({ type: 'integer' })
  uploaded = 0;

  @Property({ type: 'integer', fieldName: 'processing' })
  inWork = 0;

  @Field(() => Int, { description: 'Kept until the organization has credits.' })
  @Property({ type: 'integer' })
  awaitingCredits = 0;

  @Field(() => Int)
  @Property({ type: 'integer' })
  published = 0;

  @Field(() => Int)
  @Property({ type: 'integer' })
  setAside = 0;

  @Field(() => Int)
  @Property({ type: 'integer' })
  rejected = 0;

  @Property({ type: 'integer' })
  takenDown = 0;

  @Field(() => Int, { description: 'Published photos on which at least one bib is known.' })
  @Property({ type: 'integer' })
  identified = 0;

  @Field(() => Int, {
    description: 'Reads on published photos that are too unsure to be shown: somebody has to look.',
  })
  @Property({ type: 'integer' })
  uncertain = 0;

  @Field(() => Float, { description: 'Photos decided in the last minute.' })
  @Property({ type: 'double', persist: false })
  photosPerMinute = 0;

  @Field(() => Int, { description: 'Files that have arrived.' })
  get received(): number {
    return this.uploaded + this.inWork + this.awaitingCredits + this.sorted;
  }

  @Field(() => Int, { description: 'Files that wait for a worker or are being worked on.' })
  get processing(): number {
    return this.uploaded + this.inWork;
  }

  @Field(() => Int, { description: 'Photos about which everything is decided.' })
  get sorted(): number {
    return this.published + this.setAside + this.rejected + this.takenDown;
  }

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'When the work in hand ends at the rate of now; null when nothing moves.',
  })
  get estimatedEndAt(): Date | null {
    if (this.processing === 0 || this.photosPerMinute === 0) return null;
    return new Date(Date.now() + (this.processing / this.photosPerMinute) * 60_000);
  }
}
