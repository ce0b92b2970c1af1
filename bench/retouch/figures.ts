import type { Pixels } from '@focus-racer/workflows';

type Colour = readonly [red: number, green: number, blue: number];

export interface Tones {
  mean: number;
  /** From the darkest to the lightest tenth. */
  spread: number;
  darkest: number;
  lightest: number;
}

/** Rec. 709 luma of the levels, 0 to 255: not the one that the retouch looks at. */
export function tonesOf(photo: Pixels): Tones {
  const lumas = [...coloursOf(photo, 7)].map(lumaOf).sort((a, b) => a - b);
  const at = (share: number) => lumas[Math.floor(share * (lumas.length - 1))] ?? 0;
  return {
    mean: lumas.reduce((sum, luma) => sum + luma, 0) / lumas.length,
    spread: at(0.9) - at(0.1),
    darkest: at(0.01),
    lightest: at(0.99),
  };
}

/** Neither dark nor light, and from near black to near white. */
export function isWellExposed({ mean, darkest, lightest }: Tones): boolean {
  return mean >= 90 && mean <= 160 && darkest <= 30 && lightest >= 225;
}

/** Mean difference of levels over all pixels and channels. */
export function changeOf(one: Pixels, other: Pixels): number {
  let sum = 0;
  for (const [i, level] of one.data.entries()) sum += Math.abs(level - (other.data[i] ?? 0));
  return sum / one.data.length;
}

/** How far the colours of middle lightness are from those of `reference`, in logarithms of red and blue over green. */
export function castAgainst(reference: Pixels, photo: Pixels): number {
  let red = 0;
  let blue = 0;
  let found = 0;
  for (const [was, is] of pairsOf(reference, photo)) {
    if (Math.min(...was, ...is) < 24 || Math.max(...was, ...is) > 240) continue;
    red += Math.log(is[0] / is[1]) - Math.log(was[0] / was[1]);
    blue += Math.log(is[2] / is[1]) - Math.log(was[2] / was[1]);
    found += 1;
  }
  return found === 0 ? 0 : Math.hypot(red / found, blue / found);
}

/** Mean turn of hue in degrees where the reference has the colour of skin; null when it has little of it. */
export function skinTurn(reference: Pixels, photo: Pixels): number | null {
  let turn = 0;
  let found = 0;
  for (const [was, is] of pairsOf(reference, photo)) {
    if (!isSkin(was)) continue;
    turn += Math.abs(((hueOf(is) - hueOf(was) + 540) % 360) - 180);
    found += 1;
  }
  return found < 200 ? null : turn / found;
}

/** How coloured, as a share of its lightness, what was grey is at the 95th percentile; null when there was little grey. */
export function greyTint(reference: Pixels, photo: Pixels): number | null {
  const tints: number[] = [];
  for (const [was, is] of pairsOf(reference, photo)) {
    if (Math.max(...was) - Math.min(...was) > 2 || was[1] < 40 || was[1] > 220) continue;
    tints.push((Math.max(...is) - Math.min(...is)) / Math.max(...is));
  }
  if (tints.length < 200) return null;
  return tints.sort((a, b) => a - b)[Math.floor(0.95 * tints.length)] ?? null;
}

export function quantile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(share * (values.length - 1))] ?? NaN;
}

function* pairsOf(one: Pixels, other: Pixels): Iterable<[Colour, Colour]> {
  for (let p = 0; p < one.data.length; p += 3 * 7) yield [colourAt(one, p), colourAt(other, p)];
}

function* coloursOf(photo: Pixels, every: number): Iterable<Colour> {
  for (let p = 0; p < photo.data.length; p += 3 * every) yield colourAt(photo, p);
}

function colourAt({ data }: Pixels, p: number): Colour {
  return [data[p] ?? 0, data[p + 1] ?? 0, data[p + 2] ?? 0];
}

function lumaOf([red, green, blue]: Colour): number {
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The box in Cb and Cr of Chai and Ngan (1999). */
function isSkin([red, green, blue]: Colour): boolean {
  const cb = 128 - 0.168736 * red - 0.331264 * green + 0.5 * blue;
  const cr = 128 + 0.5 * red - 0.418688 * green - 0.081312 * blue;
  return red > 60 && cb >= 77 && cb <= 127 && cr >= 138 && cr <= 173;
}

function hueOf([red, green, blue]: Colour): number {
  return (Math.atan2(Math.sqrt(3) * (green - blue), 2 * red - green - blue) * 180) / Math.PI;
}
