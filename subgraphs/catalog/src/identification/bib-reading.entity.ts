import type { Box } from '@focus-racer/contracts';
import { Entity, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { ReadingRun } from './reading-run.entity.ts';

/** A line that an engine read, plausible as a bib or not. */
@Entity({ tableName: 'bib_reading' })
@Index({ name: 'bib_reading_of_run', properties: ['runId'] })
export class BibReading {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @ManyToOne(() => ReadingRun, {
    mapToPk: true,
    fieldName: 'run_id',
    updateRule: 'no action',
    deleteRule: 'cascade',
  })
  runId!: string;

  @Property({ type: 'text' })
  text!: string;

  @Property({ type: 'double' })
  confidence!: number;

  @Property({ type: 'double' })
  weakestCharacter!: number;

  /** Pixels of the upright original. */
  @Property({ type: 'json' })
  box!: Box;

  /** Across the direction of reading, in pixels of the upright original. */
  @Property({ type: 'double' })
  heightPx!: number;

  /** As the engine encodes them. */
  @Property({ type: 'text', nullable: true })
  digitPosteriors: string | null = null;
}
