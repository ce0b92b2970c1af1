import { Entity, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Photo } from '../photo/photo.entity.ts';

/** The index of perceptual hashes: a row for each of a hash's four chunks. Written and read by SQL. */
@Entity({ tableName: 'photo_hash_chunk' })
@Index({ name: 'photo_hash_chunk_of_photo', properties: ['photoId'] })
export class PhotoHashChunk {
  @PrimaryKey({ type: 'uuid' })
  eventId!: string;

  @PrimaryKey({ type: 'uuid' })
  authorId!: string;

  /** As `chunksOf` makes them. */
  @PrimaryKey({ type: 'integer' })
  chunk!: number;

  @ManyToOne(() => Photo, {
    primary: true,
    mapToPk: true,
    fieldName: 'photo_id',
    updateRule: 'no action',
    deleteRule: 'cascade',
  })
  photoId!: string;

  /** All 64 bits. */
  @Property({ type: 'bigint' })
  hash!: string;
}
