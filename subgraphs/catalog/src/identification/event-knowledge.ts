import type { EntityManager } from '@mikro-orm/postgresql';
import { addLengths, type BibLengths, NO_LENGTHS } from '../bib-decision/bib-lengths.ts';
import type { EventKnowledge } from '../bib-decision/decide-bibs.ts';
import { thresholdsOf } from '../event/confidence-thresholds.ts';
import type { Event } from '../event/event.entity.ts';
import type { BibLists } from './bib-lists.ts';
import type { DecisionBasis } from './change-reason.ts';
import { EventBibLengths } from './event-bib-lengths.entity.ts';

/**
 * What an event knows at this moment. The caller holds the event's row; `learning` is what this very
 * transaction adds to its lengths.
 */
export async function getKnowledge(
  em: EntityManager,
  bibLists: BibLists,
  event: Event,
  learning: BibLengths = NO_LENGTHS,
): Promise<{ knowledge: EventKnowledge; basis: DecisionBasis }> {
  const list = await bibLists.find(em, event);
  const kept = await em.findOne(EventBibLengths, { eventId: event.id }, { refresh: true });
  const lengths = addLengths(kept?.learnt ?? NO_LENGTHS, learning);
  return {
    knowledge: { list, lengths },
    basis: {
      startListVersion: event.startListVersion,
      thresholds: thresholdsOf(event),
      lengths,
    },
  };
}
