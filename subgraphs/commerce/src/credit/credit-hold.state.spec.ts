import { describe, expect, test } from '@jest/globals';
import { stepOf } from './credit-hold.state.ts';

const hold = { AVAILABLE: -1, HELD: 1 };
const takeHeld = { HELD: -1, CONSUMED: 1 };
const takeAvailable = { AVAILABLE: -1, CONSUMED: 1 };
const giveBack = { HELD: -1, AVAILABLE: 1 };

describe('the credit of a photo', () => {
  test.each([
    // now, generation it held in, command, generation of the command, then, entries
    [null, 0, 'HOLD', 1, 'HELD', hold],
    [null, 0, 'CAPTURE', 1, 'CAPTURED', takeAvailable],
    [null, 0, 'VOID', 1, 'VOIDED', null],
    ['HELD', 1, 'HOLD', 1, 'HELD', null],
    ['HELD', 1, 'HOLD', 2, 'HELD', null],
    ['HELD', 1, 'CAPTURE', 1, 'CAPTURED', takeHeld],
    ['HELD', 1, 'VOID', 1, 'VOIDED', giveBack],
    ['HELD', 2, 'VOID', 1, 'HELD', null],
    ['VOIDED', 1, 'HOLD', 1, 'VOIDED', null],
    ['VOIDED', 2, 'HOLD', 1, 'VOIDED', null],
    ['VOIDED', 1, 'HOLD', 2, 'HELD', hold],
    ['VOIDED', 1, 'CAPTURE', 1, 'CAPTURED', takeAvailable],
    ['VOIDED', 1, 'VOID', 1, 'VOIDED', null],
    ['CAPTURED', 1, 'HOLD', 1, 'CAPTURED', null],
    ['CAPTURED', 1, 'HOLD', 2, 'CAPTURED', null],
    ['CAPTURED', 1, 'CAPTURE', 1, 'CAPTURED', null],
    ['CAPTURED', 1, 'VOID', 1, 'CAPTURED', null],
    ['CAPTURED', 1, 'VOID', 2, 'CAPTURED', null],
  ] as const)(
    '%s of generation %i: %s of generation %i → %s',
    (state, held, command, generation, then, entries) => {
      const current = state && { state, generation: held };
      const step = stepOf(current, command, generation);
      expect(step).toMatchObject({ outcome: then, state: then, entries });
      expect(step.generation).toBe(Math.max(held, generation));
    },
  );
});
