import type { PhotoState } from '@focus-racer/contracts';

export type RiverPlace =
  'received' | 'sorted' | 'published' | 'identified' | 'setAside' | 'rejected' | 'awaitingCredits';

export const RIVER_STEPS = ['received', 'sorted', 'published', 'identified'] as const;
export const RIVER_ARMS = ['setAside', 'rejected', 'awaitingCredits'] as const;

/** The photos that a count of the river counts, by their states. */
export const STATES_OF_PLACE: Record<RiverPlace, PhotoState[]> = {
  received: [
    'UPLOADED',
    'PROCESSING',
    'AWAITING_CREDITS',
    'PUBLISHED',
    'SET_ASIDE',
    'REJECTED',
    'TAKEN_DOWN',
  ],
  sorted: ['PUBLISHED', 'SET_ASIDE', 'REJECTED', 'TAKEN_DOWN'],
  published: ['PUBLISHED'],
  identified: ['PUBLISHED'],
  setAside: ['SET_ASIDE'],
  rejected: ['REJECTED'],
  awaitingCredits: ['AWAITING_CREDITS'],
};

export function isRiverPlace(name: unknown): name is RiverPlace {
  return typeof name === 'string' && name in STATES_OF_PLACE;
}

/** How full a step is of the step before it, 0 to 1. */
export function shareOf(
  progress: Record<(typeof RIVER_STEPS)[number], number>,
  step: (typeof RIVER_STEPS)[number],
): number {
  const whole = step === 'identified' ? progress.published : progress.received;
  return whole === 0 ? 0 : Math.min(1, progress[step] / whole);
}
