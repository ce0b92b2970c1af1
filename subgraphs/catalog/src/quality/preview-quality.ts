import { BLURRED_BELOW_SHARPNESS, qualityThresholdsSchema } from '@focus-racer/contracts';
import type { QualityThresholds } from '@focus-racer/contracts';
import { checkInput } from '@focus-racer/service-kit';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { CatalogContext } from '../context.ts';
import type { Event } from '../event/event.entity.ts';
import { requireManager } from '../event/event.policy.ts';
import type { Photo } from '../photo/photo.entity.ts';
import { toPhotos } from '../photo/photo.repository.ts';
import type { QualityPreview } from './quality.results.ts';

const EXAMPLES = 3;

/** What the machine put where it is, and would judge again. */
const JUDGED = `event_id = ? and sorted_by_hand_at is null and bring_back_requested_at is null
  and (state = 'PUBLISHED' or state = 'SET_ASIDE'
    and set_aside_reason in ('BLURRED', 'TOO_DARK', 'TOO_BRIGHT'))`;

/** The same rules as `judgeQuality`, which a test holds against each other. */
const IS_BLURRED = 'coalesce(sharpness_score < ?, ? > 0 and sharpness < ?, false)';
const FAILS = `coalesce(100 * exposure_mean < ? or 100 * exposure_mean > ?, false) or ${IS_BLURRED}`;

/** For managers. Reads measures, no pixels; changes nothing. */
export async function previewQuality(
  { em, viewer }: CatalogContext,
  event: Event,
  asked: QualityThresholds,
): Promise<QualityPreview> {
  requireManager(viewer, event);
  const thresholds = checkInput(qualityThresholdsSchema, { ...asked });
  const counts = await countOutcomes(em, event.id, thresholds);
  return {
    ...counts,
    justBlurred: await findExamples(em, event.id, thresholds, 'BLURRED'),
    justSharp: await findExamples(em, event.id, thresholds, 'SHARP'),
  };
}

async function countOutcomes(
  em: EntityManager,
  eventId: string,
  { minSharpness, minBrightness, maxBrightness }: QualityThresholds,
) {
  const [row] = await em.execute<
    { judged: number; aside: number; leaving: number; back: number }[]
  >(
    `select count(*)::int as judged, (count(*) filter (where fails))::int as aside,
       (count(*) filter (where fails and state = 'PUBLISHED'))::int as leaving,
       (count(*) filter (where not fails and state = 'SET_ASIDE'))::int as back
     from (select state, (${FAILS}) as fails from catalog.photo where ${JUDGED}) judged`,
    [minBrightness, maxBrightness, minSharpness, minSharpness, BLURRED_BELOW_SHARPNESS, eventId],
  );
  return {
    judged: row?.judged ?? 0,
    setAside: row?.aside ?? 0,
    leaving: row?.leaving ?? 0,
    comingBack: row?.back ?? 0,
  };
}

async function findExamples(
  em: EntityManager,
  eventId: string,
  { minSharpness, minBrightness, maxBrightness }: QualityThresholds,
  side: 'BLURRED' | 'SHARP',
): Promise<Photo[]> {
  const [condition, order] =
    side === 'BLURRED'
      ? [IS_BLURRED, 'desc nulls last']
      : [`sharpness_score is not null and not ${IS_BLURRED}`, 'asc'];
  const rows = await em.execute(
    `select * from catalog.photo
     where ${JUDGED} and ${condition} and 100 * exposure_mean between ? and ?
     order by sharpness_score ${order}, id limit ?`,
    [
      ...[eventId, minSharpness, minSharpness, BLURRED_BELOW_SHARPNESS],
      ...[minBrightness, maxBrightness, EXAMPLES],
    ],
  );
  return toPhotos(em, rows);
}
