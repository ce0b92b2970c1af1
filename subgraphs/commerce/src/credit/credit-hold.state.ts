import type { CreditOutcome } from '@focus-racer/contracts';
import type { Posting } from '../ledger/ledger.ts';
import type { CreditHoldState } from './credit-hold.entity.ts';

export type CreditCommand = 'HOLD' | 'CAPTURE' | 'VOID';

export interface CreditStep {
  /** What is answered, unless the posting meets the floor. */
  outcome: Exclude<CreditOutcome, 'OUT_OF_CREDITS'>;
  /** Where the photo's credit is afterwards. */
  state: CreditHoldState;
  generation: number;
  entries: Posting['entries'] | null;
}

/**
 * What a command does to the one credit of a photo. CAPTURED is for ever. A generation that was
 * voided holds nothing again (the call came late), and a void of an earlier generation leaves the
 * later one's hold alone.
 */
export function stepOf(
  current: { state: CreditHoldState; generation: number } | null,
  command: CreditCommand,
  generation: number,
): CreditStep {
  const latest = Math.max(current?.generation ?? 0, generation);
  const stay = (state: CreditHoldState): CreditStep => ({
    outcome: state,
    state,
    generation: latest,
    entries: null,
  });
  const go = (state: CreditHoldState, entries: Posting['entries']): CreditStep => ({
    outcome: state,
    state,
    generation: latest,
    entries,
  });

  if (current?.state === 'CAPTURED') return stay('CAPTURED');
  const held = current?.state === 'HELD';
  switch (command) {
    case 'HOLD':
      if (held) return stay('HELD');
      if (current && current.generation >= generation) return stay('VOIDED');
      return go('HELD', { AVAILABLE: -1, HELD: 1 });
    case 'CAPTURE':
      return held
        ? go('CAPTURED', { HELD: -1, CONSUMED: 1 })
        : go('CAPTURED', { AVAILABLE: -1, CONSUMED: 1 });
    case 'VOID':
      if (!held) return stay('VOIDED');
      if (current.generation > generation) return stay('HELD');
      return go('VOIDED', { HELD: -1, AVAILABLE: 1 });
  }
}
