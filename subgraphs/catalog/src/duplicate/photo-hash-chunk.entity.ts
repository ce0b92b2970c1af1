import { Entity, Index, ManyToOne, PrimaryKey } from '@mikro-orm/decorators/legacy';
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

  /** All 64 bits: in the key, so that a look-up reads the index alone. */
  @PrimaryKey({ type: 'bigint' })
  hash!: string;

  @ManyToOne(() => Photo, {
    primary: true,
    mapToPk: true,
    fieldName: 'photo_id',
    updateRule: 'no action',
    deleteRule: 'cascade',
  })
  photoId!: string;
}
