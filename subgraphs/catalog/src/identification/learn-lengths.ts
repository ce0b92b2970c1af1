import { startWorkflowAfterCommit } from '@focus-racer/service-kit';
import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { addLengths, type BibLengths, NO_LENGTHS } from '../bib-decision/bib-lengths.ts';
import { Event } from '../event/event.entity.ts';
import { EventBibLengths } from './event-bib-lengths.entity.ts';
import { hasDrifted } from './lengths-drift.ts';
import { ReadingRun } from './reading-run.entity.ts';

/** What a photo's new reading changes: what it teaches, less what an earlier generation's taught. */
export async function changeOfLengths(
  em: EntityManager,
  photoId: string,
  taught: BibLengths,
): Promise<BibLengths> {
  const earlier = await em.findOne(ReadingRun, { photoId }, { orderBy: { generation: 'desc' } });
  const takenBack = Object.entries(earlier?.taught ?? NO_LENGTHS).map(([n, count]) => [n, -count]);
  return addLengths(taught, Object.fromEntries(takenBack) as BibLengths);
}

/** Adds to what the event has learnt; exact however many photos are recorded at once. */
export async function learnLengths(
  em: EntityManager,
  eventId: string,
  change: BibLengths,
): Promise<void> {
  if (Object.values(change).every((count) => count === 0)) return;
  await em.execute(
    `insert into catalog.event_bib_lengths as kept (event_id, learnt) values (?, ?::jsonb)
     on conflict (event_id) do update set learnt = (
       select jsonb_object_agg(digits, total) from (
         select digits, sum(count::double precision) as total from (
           select * from jsonb_each_text(kept.learnt)
           union all select * from jsonb_each_text(excluded.learnt)
         ) both_tallies (digits, count) group by digits
       ) summed
     )`,
    [eventId, JSON.stringify(change)],
    'run',
  );
}

/**
 * The last photo of a batch is decided: photos that were decided before the event knew its bibs so
 * well are decided again, when that may matter. Whoever is told that no photo is left to decide has
 * the row of lengths to itself: all that recorded photos have written theirs before the counters.
 */
export async function applyLengthsAgain(em: EntityManager, eventId: string): Promise<void> {
  const lengths = await em.findOne(
    EventBibLengths,
    { eventId },
    { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
  );
  if (!lengths || !hasDrifted(lengths.applied, lengths.learnt)) return;
  lengths.applied = { ...lengths.learnt };
  const { organizationId } = await em.findOneOrFail(Event, { id: eventId });
  startWorkflowAfterCommit(em, 'reidentify', { eventId, organizationId });
}
