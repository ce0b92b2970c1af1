import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { captureTime } from './capture-time.ts';

const at = (
  localTime: string | null,
  timeZone = 'Europe/Paris',
  offsetMinutes: number | null = null,
  subSecondMs: number | null = null,
) => captureTime({ localTime, offsetMinutes, subSecondMs }, timeZone);

describe('captureTime', () => {
  test.each([
    ['2026-05-03T10:42:03', 'Europe/Paris', '2026-05-03T08:42:03.000Z'],
    ['2026-01-03T10:42:03', 'Europe/Paris', '2026-01-03T09:42:03.000Z'],
    ['2026-05-03T10:42:03', 'Africa/Abidjan', '2026-05-03T10:42:03.000Z'],
    ['2026-05-03T01:00:00', 'Pacific/Auckland', '2026-05-02T13:00:00.000Z'],
    ['2026-05-03T10:42:03', 'Asia/Kathmandu', '2026-05-03T04:57:03.000Z'],
  ])('%s in %s is %s', (local, zone, instant) => {
    expect(at(local, zone)).toEqual({ takenAt: new Date(instant), source: 'EXIF_EVENT_ZONE' });
  });

  test("the camera's own offset wins over the event's zone", () => {
    expect(at('2026-05-03T10:42:03', 'Europe/Paris', -240, 250)).toEqual({
      takenAt: new Date('2026-05-03T14:42:03.250Z'),
      source: 'EXIF_OFFSET',
    });
  });

  test('the hour that summer skips and the hour that winter repeats', () => {
    expect(at('2026-03-29T02:30:00').takenAt).toEqual(new Date('2026-03-29T01:30:00Z'));
    expect(at('2026-03-29T01:59:59').takenAt).toEqual(new Date('2026-03-29T00:59:59Z'));
    expect(at('2026-03-29T03:00:00').takenAt).toEqual(new Date('2026-03-29T01:00:00Z'));
    expect(at('2026-10-25T02:30:00').takenAt).toEqual(new Date('2026-10-25T00:30:00Z'));
    expect(at('2026-10-25T03:00:00').takenAt).toEqual(new Date('2026-10-25T02:00:00Z'));
  });

  test.each([null, '', '0000-00-00T00:00:00', '2026-02-31T10:00:00', '2026:05:03 10:42:03', 'x'])(
    '%j is no time',
    (localTime) => {
      expect(at(localTime)).toEqual({ takenAt: null, source: 'NONE' });
    },
  );

  test('never throws, whatever a file says', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(at(text).takenAt).toBeNull();
      }),
    );
  });
});
