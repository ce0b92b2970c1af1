import { describe, expect, test } from '@jest/globals';
import { TAKEDOWN_REASONS } from '@focus-racer/contracts';
import { deadlineFor, isHiddenAtOnce } from './takedown-rules.ts';

const at = new Date('2026-05-03T10:00:00Z');
const GRAVE = ['MY_CHILD', 'INTIMATE_OR_DEGRADING'];
const nothing = { keptBefore: false, heldOfEvent: 0, heldOfReporter: 0 };

describe.each(TAKEDOWN_REASONS)('%s', (reason) => {
  const grave = GRAVE.includes(reason);

  test(`is decided within ${grave ? 'a day' : 'three days'}`, () => {
    const hours = (deadlineFor(reason, at).getTime() - at.getTime()) / 3_600_000;
    expect(hours).toBe(grave ? 24 : 72);
  });

  test(grave ? 'hides at once' : 'waits for the decision', () => {
    expect(isHiddenAtOnce(reason, nothing)).toBe(grave);
  });
});

test.each([
  ['somebody looked before and kept it', { keptBefore: true }],
  ["too much of the event is hidden on strangers' word", { heldOfEvent: 20 }],
  ["too much is hidden on this address's word", { heldOfReporter: 5 }],
])('nothing is hidden at once when %s', (_when, so) => {
  expect(isHiddenAtOnce('MY_CHILD', { ...nothing, ...so })).toBe(false);
});
