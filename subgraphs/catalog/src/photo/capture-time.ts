import type { CAPTURE_TIME_SOURCES, CameraFacts } from '@focus-racer/contracts';

export interface CaptureTime {
  takenAt: Date | null;
  source: (typeof CAPTURE_TIME_SOURCES)[number];
}

const LOCAL_TIME = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})$/;
const UNKNOWN: CaptureTime = { takenAt: null, source: 'NONE' };

/** The instant a camera meant: with its own offset where it wrote one, else in the event's zone. */
export function captureTime(
  camera: Pick<CameraFacts, 'localTime' | 'offsetMinutes' | 'subSecondMs'>,
  timeZone: string,
): CaptureTime {
  const asUtc = parseAsUtc(camera.localTime);
  if (asUtc === null) return UNKNOWN;
  const subSecondMs = camera.subSecondMs ?? 0;
  if (camera.offsetMinutes !== null) {
    const instant = asUtc - camera.offsetMinutes * 60_000 + subSecondMs;
    return { takenAt: new Date(instant), source: 'EXIF_OFFSET' };
  }
  const instant = instantInZone(asUtc, timeZone) + subSecondMs;
  return { takenAt: new Date(instant), source: 'EXIF_EVENT_ZONE' };
}

/** null for anything that is no date, as the zeros of a camera whose clock was never set. */
function parseAsUtc(localTime: string | null): number | null {
  const match = localTime ? LOCAL_TIME.exec(localTime) : null;
  if (!localTime || !match || match[1] === '0000') return null;
  const ms = Date.parse(`${localTime}Z`);
  // "02-31" parses as 3 March in some engines: a date that does not print as itself is none.
  return Number.isNaN(ms) || !new Date(ms).toISOString().startsWith(localTime) ? null : ms;
}

/**
 * Wall clock → instant. In the hour that a clock change repeats the first is meant; in the hour that
 * it skips, the instant at which a clock set before the change would show it.
 */
function instantInZone(wallClockAsUtc: number, timeZone: string): number {
  const before = offsetMs(wallClockAsUtc - 86_400_000, timeZone);
  const guess = wallClockAsUtc - before;
  if (offsetMs(guess, timeZone) === before) return guess;
  const after = offsetMs(wallClockAsUtc + 86_400_000, timeZone);
  const other = wallClockAsUtc - after;
  return offsetMs(other, timeZone) === after ? other : guess;
}

function offsetMs(instant: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(instant);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
  const shown = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return shown - Math.floor(instant / 1000) * 1000;
}
