import { expect, test } from '@jest/globals';
import { clockTime, dayInWords } from './event-time.ts';

test('a time is told in the zone of the event, whatever the reader’s', () => {
  const paris = { timeZone: 'Europe/Paris', locale: 'fr-FR', seconds: true };
  expect(clockTime('2026-05-03T08:42:03Z', paris)).toBe('10:42:03');
  expect(clockTime('2026-05-03T22:05:00Z', { ...paris, seconds: false })).toBe('00:05');
  expect(clockTime('2026-05-03T08:42:03Z', { ...paris, timeZone: 'Africa/Abidjan' })).toBe(
    '08:42:03',
  );
});

test('a day is told in words', () => {
  expect(dayInWords('2026-05-03', 'fr-FR')).toBe('3 mai 2026');
  expect(dayInWords('2026-05-03', 'en-GB')).toBe('3 May 2026');
  expect(dayInWords('soon', 'en-GB')).toBe('soon');
});
