import type { EventLook } from '@focus-racer/contracts';
import { drawMarkSheet, type MarkSheet } from './mark-sheet.ts';
import { paintMark } from './paint-mark.ts';
import type { Pixels } from './pixels.ts';

/** Two sizes of the few events that a worker meets at a time; a sheet of 1024 px takes 2 MB. */
const MAX_KEPT_SHEETS = 16;
const sheets = new Map<string, Promise<MarkSheet>>();

/** What is painted over a public rendition. */
export interface Mark {
  readonly eventName: string;
  readonly watermark: EventLook['watermark'];
}

/** Paints the event's mark over the picture, in place. No side of it may exceed `sizePx`, the rendition's size. */
export async function watermark(pixels: Pixels, mark: Mark, sizePx: number): Promise<void> {
  paintMark(pixels, await findSheet(mark.eventName, mark.watermark.filigree, sizePx));
}

function findSheet(eventName: string, filigree: number, sizePx: number): Promise<MarkSheet> {
  const key = `${sizePx} ${filigree} ${eventName}`;
  const sheet = sheets.get(key) ?? drawMarkSheet(eventName, sizePx, filigree);
  sheets.delete(key);
  sheets.set(key, sheet);
  for (const oldest of sheets.keys()) {
    if (sheets.size <= MAX_KEPT_SHEETS) break;
    sheets.delete(oldest);
  }
  sheet.catch(() => sheets.delete(key));
  return sheet;
}
