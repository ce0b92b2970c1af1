import { Entity, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Photo } from '../photo/photo.entity.ts';

/** One reading of one photo by one engine. Kept for ever: identifying again needs no engine. */
@Entity({ tableName: 'reading_run' })
@Unique({ name: 'reading_run_once', properties: ['photoId', 'generation'] })
export class ReadingRun {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @ManyToOne(() => Photo, { mapToPk: true, fieldName: 'photo_id', updateRule: 'no action' })
  photoId!: string;

  @Property({ type: 'integer' })
  generation!: number;

  @Property({ type: 'text' })
  engine!: string;

  @Property({ type: 'text' })
  engineVersion!: string;

  @Property({ type: 'datetime', length: 3 })
  createdAt!: Date;
}
