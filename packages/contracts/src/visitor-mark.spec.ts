import { expect, test } from '@jest/globals';
import { issueVisitorMark, readVisitorMark } from './visitor-mark.ts';

const SECRET = 'the secret of the web and the gateway';
const NOW = Date.UTC(2026, 4, 3);

test('a visitor is known again for a day', () => {
  const mark = issueVisitorMark(SECRET, NOW);
  const id = readVisitorMark(mark, SECRET, NOW);
  expect(id).toMatch(/^[\w-]{16}$/);
  expect(readVisitorMark(mark, SECRET, NOW + 86_400_000)).toBe(id);
  expect(readVisitorMark(mark, SECRET, NOW + 86_402_000)).toBeNull();
  expect(readVisitorMark(issueVisitorMark(SECRET, NOW), SECRET, NOW)).not.toBe(id);
});

test('nobody makes one up', () => {
  const [id, issued, signature] = issueVisitorMark(SECRET, NOW).split('.');
  for (const forged of [
    undefined,
    '',
    'me',
    `other.${issued}.${signature}`,
    `${id}.zzzzzz.${signature}`,
    `${id}.${issued}.`,
    issueVisitorMark('another secret', NOW),
  ]) {
    expect(readVisitorMark(forged, SECRET, NOW)).toBeNull();
  }
});
