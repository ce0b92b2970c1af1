import type { EntityManager } from '@mikro-orm/postgresql';
import { EventProgress } from './event-progress.entity.ts';

const RATE_WINDOW_SECONDS = 60;
/** A burst of the first seconds says nothing about a minute. */
const SHORTEST_SPAN_SECONDS = 10;

type ProgressRow = Record<string, number> & { event_id: string; span_seconds: number | null };

/** Counters and rate of these events in one statement; events without photos come as zeros. */
export async function findProgress(
  em: EntityManager,
  eventIds: readonly string[],
): Promise<Map<string, EventProgress>> {
  const rows = await em.execute<ProgressRow[]>(
    `select progress.*, recent.decided, recent.span_seconds
     from catalog.event_progress progress
     cross join lateral (
       select count(*)::int as decided,
         extract(epoch from now() - min(decided_at))::float8 as span_seconds
       from catalog.photo
       where event_id = progress.event_id
         and decided_at > now() - interval '${RATE_WINDOW_SECONDS} seconds'
     ) recent
     where progress.event_id in (?)`,
    [eventIds],
  );
  return new Map(rows.map((row) => [row.event_id, toProgress(row)]));
}

function toProgress(row: ProgressRow): EventProgress {
  const progress = new EventProgress();
  const { decided = 0, span_seconds: span } = row;
  return Object.assign(progress, {
    eventId: row.event_id,
    version: row['version'],
    awaitingUpload: row['awaiting_upload'],
    uploaded: row['uploaded'],
    inWork: row['processing'],
    awaitingCredits: row['awaiting_credits'],
    published: row['published'],
    setAside: row['set_aside'],
    rejected: row['rejected'],
    takenDown: row['taken_down'],
    identified: row['identified'],
    uncertain: row['uncertain'],
    photosPerMinute: ratePerMinute(decided, span ?? 0),
  });
}

/** Photos a minute over the time since the first of the window, at least ten seconds. */
export function ratePerMinute(decided: number, spanSeconds: number): number {
  const span = Math.min(Math.max(spanSeconds, SHORTEST_SPAN_SECONDS), RATE_WINDOW_SECONDS);
  return Math.round((decided * 600) / span) / 10;
}
