/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed-array loops whose bounds hold by construction */
import { fileURLToPath } from 'node:url';
import { sharp } from './bounded-sharp.ts';
import { markText } from './mark-text.ts';

/** A square of watermark: how much of which grey lies on each pixel of the picture below. */
export interface MarkSheet {
  readonly sidePx: number;
  /** 0 lets the photo through, 255 hides it. */
  readonly alpha: Uint8Array;
  /** Grey level of the mark: its letters are light, their halo dark, so that one of both shows. */
  readonly grey: Uint8Array;
}

const FONT_FILE = fileURLToPath(
  import.meta.resolve('@expo-google-fonts/archivo/800ExtraBold/Archivo_800ExtraBold.ttf'),
);
const ANGLE_DEGREES = -30;
/** In shares of the sheet's side. */
const LETTER_SIZE = 0.036;
const GAP_IN_ROW = 0.07;
const ROW_PITCH = 0.15;
const HALO_RADIUS = 0.003;
const LETTER_OPACITY = 0.32;
const HALO_OPACITY = 0.28;

interface Mask {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/**
 * Draws an event's mark in diagonal rows over a square of this side, `strength` times as opaque as the
 * measured default. Dear: once for each event, strength and size.
 */
export async function drawMarkSheet(
  eventName: string,
  sidePx: number,
  strength: number,
): Promise<MarkSheet> {
  const letters = await turn(repeat(await drawRow(eventName, sidePx), sidePx), sidePx);
  const halo = await sharp(letters.data, { raw: { width: sidePx, height: sidePx, channels: 1 } })
    .blur(Math.max(0.6, sidePx * HALO_RADIUS))
    .extractChannel(0)
    .raw()
    .toBuffer();
  const alpha = new Uint8Array(sidePx * sidePx);
  const grey = new Uint8Array(sidePx * sidePx);
  for (let i = 0; i < alpha.length; i++) {
    const letter = (strength * LETTER_OPACITY * letters.data[i]!) / 255;
    // Twice the blurred letter, so that the halo is at its full strength right at the letter's edge.
    const shadow = strength * HALO_OPACITY * Math.min(1, (2 * halo[i]!) / 255);
    const covered = letter + shadow * (1 - letter);
    alpha[i] = Math.round(255 * covered);
    grey[i] = covered === 0 ? 0 : Math.round((255 * letter) / covered);
  }
  return { sidePx, alpha, grey };
}

/** One period of a row: the text and the gap to the next one. */
async function drawRow(eventName: string, sidePx: number): Promise<Mask> {
  const { data, info } = await sharp({
    text: {
      text: markText(eventName),
      font: `Archivo ExtraBold ${Math.round(sidePx * LETTER_SIZE)}px`,
      fontfile: FONT_FILE,
      dpi: 72,
    },
  })
    .extend({ right: Math.round(sidePx * GAP_IN_ROW), background: '#000000' })
    .extractChannel(0)
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/** Rows on a square large enough to cover the sheet when it is turned, every other one shifted by half a period. */
function repeat(row: Mask, sidePx: number): Mask {
  const side = Math.ceil(sidePx * Math.SQRT2);
  const pitch = Math.max(row.height + 1, Math.round(sidePx * ROW_PITCH));
  const data = new Uint8Array(side * side);
  for (let y = 0; y < side; y++) {
    if (y % pitch >= row.height) continue;
    const shift = Math.floor(y / pitch) % 2 === 0 ? 0 : row.width >> 1;
    const source = (y % pitch) * row.width;
    for (let x = 0; x < side; x++)
      data[y * side + x] = row.data[source + ((x + shift) % row.width)]!;
  }
  return { data, width: side, height: side };
}

async function turn(rows: Mask, sidePx: number): Promise<Mask> {
  const turned = await sharp(rows.data, {
    raw: { width: rows.width, height: rows.height, channels: 1 },
  })
    .rotate(ANGLE_DEGREES, { background: '#000000' })
    .extractChannel(0)
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height } = turned.info;
  const data = await sharp(turned.data, { raw: { width, height, channels: 1 } })
    .extract({
      left: (width - sidePx) >> 1,
      top: (height - sidePx) >> 1,
      width: sidePx,
      height: sidePx,
    })
    .extractChannel(0)
    .raw()
    .toBuffer();
  return { data, width: sidePx, height: sidePx };
}
