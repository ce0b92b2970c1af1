/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed-array loops whose bounds hold by construction */
import { lumaOf } from './luminance.ts';
import type { Pixels } from './pixels.ts';
import type { RetouchParameters } from './retouch-parameters.ts';

/** Factors and shares in whole numbers of 1/4096. */
const ONE = 4096;
const ONE_BITS = 12;
const LARGEST = 255 * ONE;
/** Four times the whitest pixel among the blackest. */
const ZERO_EDGE = 4 * 255;
/** Differences from the neighbours up to this are noise, and beyond the other an edge sharp enough. */
const NOISE_LEVELS = 3;
const MAX_SHARPENING_LEVELS = 8;

/**
 * Retouches a picture, in place; at any size the same look. Red, green and blue of a pixel are
 * multiplied by one factor, so that lightness changes and hue and saturation do not: a table gives the
 * factor for each luminance, and a pixel that would clip gets as much of it as it can bear.
 */
export function applyRetouch(pixels: Pixels, parameters: RetouchParameters): void {
  const tables = makeTables(parameters);
  const { width, height } = pixels;
  let [above, row, below] = [0, 1, 2].map(() => new Uint8Array(width)) as [Row, Row, Row];
  balance(pixels, 0, tables, row);
  if (height > 1) balance(pixels, 1, tables, below);
  else below.set(row);
  above.set(row);
  for (let y = 0; y < height; y++) {
    paint(pixels, y, { above, row, below }, tables);
    [above, row, below] = [row, below, above];
    if (y + 2 < height) balance(pixels, y + 2, tables, below);
    else below.set(row);
  }
}

type Row = Uint8Array;

interface Tables {
  readonly red: Uint8Array;
  readonly green: Uint8Array;
  readonly blue: Uint8Array;
  /** By luminance: the factor of the pixel. */
  readonly factors: Int32Array;
  /** By the greatest of a pixel's three levels: the factor at which it is 255. */
  readonly bearable: Int32Array;
  /** By four times the pixel less its four neighbours, from ZERO_EDGE on: what is added to it. */
  readonly sharpened: Int8Array;
}

function makeTables(parameters: RetouchParameters): Tables {
  const { gains, sharpening } = parameters;
  const [red, green, blue] = gains.map(gainTable) as [Row, Row, Row];
  const tones = toneCurve(parameters);
  return {
    red,
    green,
    blue,
    factors: Int32Array.from(tones, (tone, level) => Math.round((tone / Math.max(1, level)) * ONE)),
    bearable: Int32Array.from({ length: 256 }, (_, level) =>
      Math.floor((255 / Math.max(1, level)) * ONE),
    ),
    sharpened: Int8Array.from({ length: 2 * ZERO_EDGE + 1 }, (_, at) =>
      sharpen((at - ZERO_EDGE) / 4, sharpening),
    ),
  };
}

/** A factor that fades towards white, so that no clipped sky gets a colour. */
function gainTable(gain: number): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, level) => {
    const fading = 1 + (gain - 1) * (level / 255) ** 3;
    return Math.min(255, Math.round((level * gain) / fading));
  });
}

/** Luminance → luminance. Grows everywhere. */
function toneCurve({
  black,
  white,
  exponent,
  contrast,
}: Pick<RetouchParameters, 'black' | 'white' | 'exponent' | 'contrast'>): Float64Array {
  return Float64Array.from({ length: 256 }, (_, level) => {
    const within = Math.min(1, Math.max(0, (level - black) / Math.max(1, white - black)));
    const exposed = within ** exponent;
    const curved = exposed * exposed * (3 - 2 * exposed);
    return 255 * (exposed + contrast * (curved - exposed));
  });
}

function sharpen(edge: number, sharpening: number): number {
  const beyondNoise = Math.max(0, Math.abs(edge) - NOISE_LEVELS);
  return Math.sign(edge) * Math.min(MAX_SHARPENING_LEVELS, Math.round(beyondNoise * sharpening));
}

/** White balance of one row, in place, and its luminance. */
function balance({ data, width }: Pixels, y: number, tables: Tables, luma: Row): void {
  const { red, green, blue } = tables;
  for (let x = 0, p = y * width * 3; x < width; x++, p += 3) {
    const r = red[data[p]!]!;
    const g = green[data[p + 1]!]!;
    const b = blue[data[p + 2]!]!;
    data[p] = r;
    data[p + 1] = g;
    data[p + 2] = b;
    luma[x] = lumaOf(r, g, b);
  }
}

/** Tone and sharpening of one row, in place. The picture's edge is its own neighbour. */
function paint(
  { data, width }: Pixels,
  y: number,
  { above, row, below }: { above: Row; row: Row; below: Row },
  { factors, bearable, sharpened }: Tables,
): void {
  const painted = new Uint8ClampedArray(data.buffer, data.byteOffset + y * width * 3, width * 3);
  let left = row[0]!;
  let luma = left;
  for (let x = 0, p = 0; x < width; x++, p += 3) {
    const right = x < width - 1 ? row[x + 1]! : luma;
    const added = sharpened[ZERO_EDGE + 4 * luma - left - right - above[x]! - below[x]!]!;
    const r = painted[p]!;
    const g = painted[p + 1]!;
    const b = painted[p + 2]!;
    const most = r > g ? (r > b ? r : b) : g > b ? g : b;
    const wanted = factors[luma]!;
    const factor = wanted * most > LARGEST ? bearable[most]! : wanted;
    painted[p] = ((r * factor) >> ONE_BITS) + added;
    painted[p + 1] = ((g * factor) >> ONE_BITS) + added;
    painted[p + 2] = ((b * factor) >> ONE_BITS) + added;
    left = luma;
    luma = right;
  }
}
