import { Entity, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Photo } from '../photo/photo.entity.ts';

/** What a takedown of compliance's wants of a photo. While any holds it, it is TAKEN_DOWN. */
@Entity({ tableName: 'photo_takedown' })
@Index({ name: 'photo_takedown_held', properties: ['photoId'], where: 'held' })
export class PhotoTakedown {
  @PrimaryKey({ type: 'uuid' })
  takedownId!: string;

  @ManyToOne(() => Photo, {
    mapToPk: true,
    fieldName: 'photo_id',
    updateRule: 'no action',
    deleteRule: 'cascade',
  })
  photoId!: string;

  /** Of two orders of a takedown the one with the higher version is the newer. */
  @Property({ type: 'integer' })
  version!: number;

  @Property({ type: 'boolean' })
  held!: boolean;

  @Property({ type: 'datetime', length: 3 })
  changedAt!: Date;
}
