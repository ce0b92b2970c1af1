import type { TakedownState } from '@focus-racer/contracts';
import { AppError } from '@focus-racer/service-kit';

/** Every legal change of a request's state. What was put back or kept can be reported again. */
export const TAKEDOWN_TRANSITIONS: Readonly<Record<TakedownState, readonly TakedownState[]>> = {
  OPEN: ['HIDDEN', 'KEPT'],
  HIDDEN: ['PUT_BACK'],
  KEPT: [],
  PUT_BACK: [],
};

/** Throws CONFLICT when somebody decided otherwise meanwhile. */
export function checkMove(from: TakedownState, to: TakedownState): void {
  if (!TAKEDOWN_TRANSITIONS[from].includes(to)) {
    throw new AppError('CONFLICT', `A request that is ${from} cannot become ${to}`, {
      state: from,
    });
  }
}
