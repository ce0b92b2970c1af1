import { expect, test } from '@jest/globals';
import { localInstant } from './local-instant.ts';

test.each([
  ['2026-05-03', '10:40', 'Europe/Paris', '2026-05-03T08:40:00.000Z'],
  ['2026-01-03', '10:40', 'Europe/Paris', '2026-01-03T09:40:00.000Z'],
  ['2026-05-03', '00:10', 'Asia/Tokyo', '2026-05-02T15:10:00.000Z'],
  ['2026-05-03', '23:59', 'America/St_Johns', '2026-05-04T02:29:00.000Z'],
  // The clocks went forward at 2:00 and back at 3:00.
  ['2026-03-29', '03:30', 'Europe/Paris', '2026-03-29T01:30:00.000Z'],
  ['2026-10-25', '04:00', 'Europe/Paris', '2026-10-25T03:00:00.000Z'],
])('%s %s in %s', (day, time, zone, instant) => {
  expect(localInstant(day, time, zone)?.toISOString()).toBe(instant);
});

test.each([
  ['', '10:40'],
  ['2026-05-03', ''],
  ['2026-05-03', 'soon'],
])('%j %j is no time', (day, time) => {
  expect(localInstant(day, time, 'Europe/Paris')).toBeNull();
});
