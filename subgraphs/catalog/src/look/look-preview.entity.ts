import {
  type EventLook,
  LOOK_PREVIEW_STATES,
  type LookPreviewState as State,
} from '@focus-racer/contracts';
import { Entity, Enum, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, ObjectType } from 'type-graphql';
import { Event } from '../event/event.entity.ts';
import { Photo } from '../photo/photo.entity.ts';
import { LookPreviewState } from './look.enums.ts';

@ObjectType({ description: 'A photo as it would look; gone after some minutes.' })
@Entity({ tableName: 'look_preview' })
export class LookPreview {
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

  @ManyToOne(() => Photo, {
    mapToPk: true,
    fieldName: 'photo_id',
    updateRule: 'no action',
    deleteRule: 'cascade',
  })
  photoId!: string;

  @Property({ type: 'json' })
  look!: EventLook;

  @Field(() => LookPreviewState)
  @Enum({ items: () => LOOK_PREVIEW_STATES })
  state: State = 'DRAWING';

  @Property({ type: 'datetime', length: 3 })
  createdAt!: Date;
}
