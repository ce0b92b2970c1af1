import type { TakedownReason } from '@focus-racer/contracts';

const HOUR_MS = 3_600_000;
/** Three days: an organization of volunteers works in the evenings, a request must not outlive a week. */
export const HOURS_TO_DECIDE = 72;
/** A child's or an intimate picture does harm by the hour: somebody looks within a day. */
export const HOURS_TO_DECIDE_GRAVE = 24;

/** What does harm while it is looked at: hidden first, decided then. */
export const GRAVE_REASONS: readonly TakedownReason[] = ['MY_CHILD', 'INTIMATE_OR_DEGRADING'];

/**
 * More photos of one event than this are not hidden by word of strangers alone: whoever wants to
 * empty a gallery must not be able to. A real case concerns a handful.
 */
export const MOST_HIDDEN_UNDECIDED_OF_EVENT = 20;
/** And no more than this on one address's word. */
export const MOST_HIDDEN_UNDECIDED_OF_REPORTER = 5;

export function deadlineFor(reason: TakedownReason, from: Date): Date {
  const hours = GRAVE_REASONS.includes(reason) ? HOURS_TO_DECIDE_GRAVE : HOURS_TO_DECIDE;
  return new Date(from.getTime() + hours * HOUR_MS);
}

/**
 * Whether a photo is hidden before anybody decided: for the grave reasons, unless somebody looked at
 * this photo for such a reason before and kept it, or too much is hidden undecided already.
 */
export function isHiddenAtOnce(
  reason: TakedownReason,
  so: { keptBefore: boolean; heldOfEvent: number; heldOfReporter: number },
): boolean {
  return (
    GRAVE_REASONS.includes(reason) &&
    !so.keptBefore &&
    so.heldOfEvent < MOST_HIDDEN_UNDECIDED_OF_EVENT &&
    so.heldOfReporter < MOST_HIDDEN_UNDECIDED_OF_REPORTER
  );
}
