import { expect, test } from '@jest/globals';
import { TAKEDOWN_STATES } from '@focus-racer/contracts';
import { checkMove } from './takedown.state.ts';

const LEGAL = new Set(['OPEN>HIDDEN', 'OPEN>KEPT', 'HIDDEN>PUT_BACK']);
const pairs = TAKEDOWN_STATES.flatMap((from) => TAKEDOWN_STATES.map((to) => [from, to] as const));

test.each(pairs)('%s → %s', (from, to) => {
  if (LEGAL.has(`${from}>${to}`)) expect(() => checkMove(from, to)).not.toThrow();
  else expect(() => checkMove(from, to)).toThrow(`is ${from} cannot become ${to}`);
});
