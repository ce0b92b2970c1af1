import { type OrmOptions, OutboxRow, startOrm } from '@focus-racer/service-kit';
import { Initial } from '../migrations/m0001-initial.ts';
import { UncertainReads } from '../migrations/m0002-uncertain-reads.ts';
import { EventLook } from '../migrations/m0003-event-look.ts';
import { NearDuplicates } from '../migrations/m0004-near-duplicates.ts';
import { PhotoDrawing } from './drawing/photo-drawing.entity.ts';
import { PhotoHashChunk } from './duplicate/photo-hash-chunk.entity.ts';
import { EventLogos } from '../migrations/m0005-event-logos.ts';
import { QualityAndColours } from '../migrations/m0006-quality-and-colours.ts';
import { RetouchAndDrawings } from '../migrations/m0007-retouch-and-drawings.ts';
import { Crew } from '../migrations/m0008-crew.ts';
import { Takedowns } from '../migrations/m0009-takedown.ts';
import { CrewMember } from './crew/crew-member.entity.ts';
import { Event } from './event/event.entity.ts';
import { BibReading } from './identification/bib-reading.entity.ts';
import { EventBibLengths } from './identification/event-bib-lengths.entity.ts';
import { Identification } from './identification/identification.entity.ts';
import { PersonRegion } from './identification/person-region.entity.ts';
import { ReadingRun } from './identification/reading-run.entity.ts';
import { EventLogo } from './logo/event-logo.entity.ts';
import { EventRerender } from './look/event-rerender.entity.ts';
import { LookPreview } from './look/look-preview.entity.ts';
import { Photo } from './photo/photo.entity.ts';
import { EventProgress } from './progress/event-progress.entity.ts';
import { Race } from './race/race.entity.ts';
import { StartListEntry } from './start-list/start-list-entry.entity.ts';
import { PhotoTakedown } from './takedown/photo-takedown.entity.ts';

export function ormOptions(databaseUrl: string): OrmOptions {
  return {
    schema: 'catalog',
    databaseUrl,
    entities: [
      Event,
      CrewMember,
      Race,
      StartListEntry,
      Photo,
      PhotoHashChunk,
      PhotoDrawing,
      PhotoTakedown,
      ReadingRun,
      BibReading,
      PersonRegion,
      EventBibLengths,
      Identification,
      EventProgress,
      EventRerender,
      EventLogo,
      LookPreview,
      OutboxRow,
    ],
    migrations: [
      { name: 'm0001-initial', class: Initial },
      { name: 'm0002-uncertain-reads', class: UncertainReads },
      { name: 'm0003-event-look', class: EventLook },
      { name: 'm0004-near-duplicates', class: NearDuplicates },
      { name: 'm0005-event-logos', class: EventLogos },
      { name: 'm0006-quality-and-colours', class: QualityAndColours },
      { name: 'm0007-retouch-and-drawings', class: RetouchAndDrawings },
      { name: 'm0008-crew', class: Crew },
      { name: 'm0009-takedown', class: Takedowns },
    ],
  };
}

export function startCatalogOrm(databaseUrl: string) {
  return startOrm(ormOptions(databaseUrl));
}
