import type { PhotoLabel } from '@focus-racer/contracts';
import { Entity, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import type { BibLengths } from '../bib-decision/bib-lengths.ts';
import { Photo } from '../photo/photo.entity.ts';
import type { DecisionBasis } from './change-reason.ts';

/** One reading of one photo by one engine. Kept for ever: identifying again needs no engine. */
@Entity({ tableName: 'reading_run' })
@Unique({ name: 'reading_run_once', properties: ['photoId', 'generation'] })
export class ReadingRun {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @ManyToOne(() => Photo, {
    mapToPk: true,
    fieldName: 'photo_id',
    updateRule: 'no action',
    deleteRule: 'cascade',
  })
  photoId!: string;

  @Property({ type: 'integer' })
  generation!: number;

  @Property({ type: 'text' })
  engine!: string;

  @Property({ type: 'text' })
  engineVersion!: string;

  /** The engine that was chosen and failed, when this one stood in for it. */
  @Property({ type: 'text', nullable: true })
  insteadOf: string | null = null;

  @Property({ type: 'json', defaultRaw: `'[]'` })
  labels: PhotoLabel[] = [];

  /** What its event has learnt from it; a later generation's run takes it back. */
  @Property({ type: 'json', defaultRaw: `'{}'` })
  taught: BibLengths = {};

  /** What the photo's identifications were last decided with. */
  @Property({ type: 'json', nullable: true })
  decidedWith: DecisionBasis | null = null;

  @Property({ type: 'datetime', length: 3 })
  createdAt!: Date;
}
