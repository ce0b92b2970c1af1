import type { Box, ColourTerm } from '@focus-racer/contracts';
import { Entity, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { ReadingRun } from './reading-run.entity.ts';

/** Where a person is on a photo. Nothing that tells who. Boxes in pixels of the upright original. */
@Entity({ tableName: 'person_region' })
@Index({ name: 'person_region_of_run', properties: ['runId'] })
export class PersonRegion {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @ManyToOne(() => ReadingRun, {
    mapToPk: true,
    fieldName: 'run_id',
    updateRule: 'no action',
    deleteRule: 'cascade',
  })
  runId!: string;

  @Property({ type: 'json' })
  face!: Box;

  @Property({ type: 'json' })
  torso!: Box;

  @Property({ type: 'double' })
  confidence!: number;

  @Property({ type: 'double', nullable: true })
  fineDetail: number | null = null;

  @Property({ type: 'string[]', columnType: 'text[]', defaultRaw: `'{}'` })
  torsoColours: ColourTerm[] = [];
}
