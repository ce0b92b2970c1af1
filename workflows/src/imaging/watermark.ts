import type { WatermarkLook } from '@focus-racer/contracts';
import { drawLogoStamp, type Logo, type LogoStamp } from './logo-stamp.ts';
import { drawMarkSheet, type MarkSheet } from './mark-sheet.ts';
import { paintLogo } from './paint-logo.ts';
import { paintMark } from './paint-mark.ts';
import type { Pixels } from './pixels.ts';

/** Two sizes of the few events that a worker meets at a time; a sheet of 1024 px takes 2 MB. */
const MAX_KEPT = 16;
const sheets = new Map<string, Promise<MarkSheet>>();
const stamps = new Map<string, Promise<LogoStamp>>();

/** What is painted over a public rendition. */
export interface Mark {
  readonly eventName: string;
  readonly watermark: WatermarkLook;
  /** The organiser's, of watermark.logoKey. */
  readonly logo: Logo | null;
}

/**
 * Paints the event's mark over the picture, in place: its name all over, its logo where it is wanted.
 * No side of the picture may exceed `sizePx`, the rendition's size.
 */
export async function watermark(pixels: Pixels, mark: Mark, sizePx: number): Promise<void> {
  paintMark(pixels, await findSheet(mark, sizePx));
  if (mark.logo) paintLogo(pixels, await findStamp(mark.logo, mark.watermark, pixels));
}

function findSheet({ eventName, watermark: { filigree } }: Mark, sizePx: number) {
  return keep(sheets, `${sizePx} ${filigree} ${eventName}`, () =>
    drawMarkSheet(eventName, sizePx, filigree),
  );
}

function findStamp(logo: Logo, mark: WatermarkLook, { width, height }: Pixels) {
  const { position, sizePercent, opacity } = mark;
  const key = [logo.key, position, sizePercent, opacity, width, height].join(' ');
  return keep(stamps, key, () => drawLogoStamp(logo, mark, { width, height }));
}

/** Of what was drawn, the last ones used. */
function keep<T>(drawn: Map<string, Promise<T>>, key: string, draw: () => Promise<T>): Promise<T> {
  const one = drawn.get(key) ?? draw();
  drawn.delete(key);
  drawn.set(key, one);
  for (const oldest of drawn.keys()) {
    if (drawn.size <= MAX_KEPT) break;
    drawn.delete(oldest);
  }
  one.catch(() => drawn.delete(key));
  return one;
}
