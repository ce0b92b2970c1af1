import { AppError, checkInput } from '@focus-racer/service-kit';
import type { CatalogContext } from '../context.ts';
import type { Photo } from '../photo/photo.entity.ts';
import { bibKey as keyOf } from './bib-key.ts';
import { changeByHand, type HandWork } from './change-by-hand.ts';
import { findEntries } from './find-entries.ts';
import type { Identification } from './identification.entity.ts';
import {
  type CorrectIdentificationInput,
  correctIdentificationSchema,
} from './identification.inputs.ts';
import { BibNotListedError, type CorrectIdentificationResult } from './identification.results.ts';
import { countStanding, isStanding, supersede } from './identification.state.ts';
import { newIdentification } from './identify-photo.ts';
import { reidentifyPhotos } from './reidentify-photos.ts';

/** The guess is right. Idempotent; CONFLICT when somebody decided otherwise before. */
export function acceptIdentification(context: CatalogContext, id: string): Promise<Photo> {
  return changeByHand(context, id, 'identification.accepted', async (hand) => {
    const { bib, bibKey } = hand.asked;
    if (isDecided(hand, bibKey, 'ACTIVE')) return false;
    const confirmed = await confirm(hand, bib, bibKey);
    if (!confirmed) throw decidedOtherwise();
    return takePlace(hand, confirmed);
  });
}

/** This bib is not on the photo. Idempotent; CONFLICT when somebody decided otherwise before. */
export function denyIdentification(context: CatalogContext, id: string): Promise<Photo> {
  return changeByHand(
    context,
    id,
    'identification.denied',
    (hand) => !isDecided(hand, hand.asked.bibKey, 'DENIED') && takePlace(hand, [deny(hand)]),
  );
}

/** Another bib than the one that was read: that one is denied with it. Idempotent. */
export async function correctIdentification(
  context: CatalogContext,
  input: CorrectIdentificationInput,
): Promise<CorrectIdentificationResult> {
  const { identificationId, bib } = checkInput(correctIdentificationSchema, input);
  const key = keyOf(bib);
  const answer: { listed: boolean } = { listed: true };
  const photo = await changeByHand(
    context,
    identificationId,
    'identification.corrected',
    async (hand) => {
      if (isDecided(hand, key, 'ACTIVE')) return false;
      const confirmed = isConfirmed(hand, key) ? [] : await confirm(hand, bib, key);
      answer.listed = confirmed !== null;
      if (!confirmed) return false;
      return takePlace(hand, key === hand.asked.bibKey ? confirmed : [...confirmed, deny(hand)]);
    },
  );
  if (answer.listed) return { photo };
  const message = 'This bib is not on the start list';
  return Object.assign(new BibNotListedError(), { message, bib });
}

/** Takes back what was decided by hand; the reading speaks again. Idempotent. */
export function reopenIdentification(context: CatalogContext, id: string): Promise<Photo> {
  return changeByHand(context, id, 'identification.reopened', async (hand) => {
    const { em, event, photo } = hand;
    const decisions = decisionsOf(hand);
    if (decisions.length === 0) return false;
    for (const one of decisions) supersede(one, { by: null, reason: 'HAND', at: new Date() });
    await em.flush();
    await reidentifyPhotos(em, context.bibLists, event, [photo], 'HAND');
    return true;
  });
}

/** Whether this was decided before. Throws CONFLICT when something else was. */
function isDecided(hand: HandWork, bibKey: string, state: 'ACTIVE' | 'DENIED'): boolean {
  const decisions = decisionsOf(hand);
  if (decisions.some((one) => one.bibKey === bibKey && one.state === state)) return true;
  if (decisions.length > 0) throw decidedOtherwise();
  return false;
}

/** What stands by hand of the bib that was asked about, or was answered to this very question. */
function decisionsOf({ asked, existing }: HandWork): Identification[] {
  return existing.filter(
    (one) =>
      isStanding(one) &&
      one.decidedBy === 'HAND' &&
      (one.decidesId === asked.id || one.bibKey === asked.bibKey),
  );
}

/** Another question about the same photo was answered with this bib. */
function isConfirmed({ existing }: HandWork, bibKey: string): boolean {
  return existing.some(
    (one) => one.bibKey === bibKey && one.state === 'ACTIVE' && one.decidedBy === 'HAND',
  );
}

/** One a race that uses the bib; null when the event has a list and it is not on it. */
async function confirm(
  { em, event, photo, asked }: HandWork,
  bib: string,
  bibKey: string,
): Promise<Identification[] | null> {
  const entries = await findEntries(em, event, [bibKey]);
  const candidates = entries ? entries.get(bibKey) : [null];
  return (
    candidates?.map((entry) =>
      newIdentification(photo, {
        ...byHand(asked),
        bib: entry?.bib ?? bib,
        bibKey,
        entry,
        confidence: 1,
      }),
    ) ?? null
  );
}

function deny({ photo, asked }: HandWork): Identification {
  const { bib, bibKey, entry, confidence } = asked;
  return newIdentification(photo, {
    ...byHand(asked),
    bib,
    bibKey,
    entry,
    confidence,
    state: 'DENIED',
  });
}

function byHand({ id, box }: Identification) {
  return {
    box,
    decidesId: id,
    decidedBy: 'HAND',
    reason: 'HAND',
    createdAt: new Date(),
  } as const;
}

/** What was read of these bibs gives way to what was decided. */
function takePlace({ em, photo, existing }: HandWork, decided: Identification[]): true {
  for (const one of existing) {
    const by = decided.find(({ bibKey }) => bibKey === one.bibKey);
    if (by && isStanding(one)) supersede(one, { by, reason: 'HAND', at: by.createdAt });
  }
  em.persist(decided);
  Object.assign(photo, countStanding([...existing, ...decided]));
  return true;
}

function decidedOtherwise(): AppError {
  return new AppError('CONFLICT', 'This was decided otherwise meanwhile');
}
