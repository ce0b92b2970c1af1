import { expect, test } from '@jest/globals';
import { type BibChange, type DecisionBasis, reasonOfChange } from './change-reason.ts';

const basis: DecisionBasis = {
  startListVersion: 1,
  thresholds: { publish: 0.9, doubt: 0.5 },
  lengths: { 4: 10 },
};
const stricter = { ...basis, thresholds: { publish: 0.95, doubt: 0.5 } };
const published: BibChange = { stood: 'ACTIVE', confidence: 0.92 };

test.each<[string, DecisionBasis | null, DecisionBasis, BibChange, string]>([
  ['nothing before', null, basis, published, 'READING'],
  ['another list', basis, { ...basis, startListVersion: 2 }, published, 'START_LIST'],
  ['longer bibs', basis, { ...basis, lengths: { 4: 10, 5: 3 } }, published, 'EVENT_LENGTHS'],
  ['the same in another order', basis, { ...basis, lengths: { 5: 0, 4: 10 } }, published, 'RULES'],
  ['other thresholds', basis, stricter, published, 'THRESHOLDS'],
  [
    'other thresholds, which alone would do it, and a longer tally',
    basis,
    { ...stricter, lengths: { 4: 11 } },
    published,
    'THRESHOLDS',
  ],
  [
    'other thresholds, but it would be doubted by those of before, too',
    basis,
    { ...stricter, lengths: { 4: 11 } },
    { stood: 'ACTIVE', confidence: 0.8 },
    'EVENT_LENGTHS',
  ],
  [
    'a bib that only came with a lower threshold',
    basis,
    { ...basis, thresholds: { publish: 0.9, doubt: 0.3 }, lengths: { 4: 11 } },
    { stood: null, confidence: 0.4 },
    'THRESHOLDS',
  ],
])('%s', (_what, before, now, change, reason) => {
  expect(reasonOfChange(before, now, change)).toBe(reason);
});
