import { expect, test } from '@jest/globals';
import { personRequestDueAt } from './compliance-operations.ts';

test.each([
  ['2026-05-03T10:42:00.000Z', '2026-06-03T10:42:00.000Z'],
  ['2026-12-31T23:59:59.000Z', '2027-01-31T23:59:59.000Z'],
  ['2027-01-31T08:00:00.000Z', '2027-02-28T08:00:00.000Z'],
  ['2028-01-30T08:00:00.000Z', '2028-02-29T08:00:00.000Z'],
])('what is asked on %s is due on %s', (receivedAt, dueAt) => {
  expect(personRequestDueAt(new Date(receivedAt)).toISOString()).toBe(dueAt);
});
