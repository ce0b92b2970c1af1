import type { Pixels } from './pixels.ts';
import { seededRandom } from './scene.fixture.ts';

type Colour = readonly [red: number, green: number, blue: number];

export const GREYS: readonly Colour[] = [40, 90, 140, 190].map((v) => [v, v, v] as const);
/** Light to dark, as sRGB levels. */
export const SKINS: readonly Colour[] = [
  [236, 188, 160],
  [198, 134, 96],
  [141, 85, 56],
  [84, 50, 34],
];
const SHIRTS: readonly Colour[] = [
  [190, 40, 45],
  [35, 80, 170],
  [225, 205, 60],
];

const SIDE_PX = 30;
const COLUMNS = 4;

/**
 * A well exposed race in little: road and sky from black to white, white bibs with black digits,
 * shirts, and the patches whose colours the tests follow (`patchAt`).
 */
export function drawRace(): Pixels {
  const width = 320;
  const height = 214;
  const random = seededRandom(11);
  const data = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      data.set(colourAt(x, y, random(), height), (y * width + x) * 3);
    }
  }
  return { data, width, height };
}

function colourAt(x: number, y: number, noise: number, height: number): Colour {
  const patch = [...GREYS, ...SKINS].find((_, i) => {
    const { left, top } = patchAt(i);
    return x >= left && x < left + SIDE_PX && y >= top && y < top + SIDE_PX;
  });
  if (patch) return patch;
  if (x > 150 && x < 290 && y > 20 && y < 60)
    return Math.floor(x / 7) % 2 ? [8, 8, 8] : [246, 246, 246];
  if (x > 150 && x < 290 && y > 70 && y < 120)
    return SHIRTS[Math.floor((x - 150) / 47)] ?? [0, 0, 0];
  const slope = Math.round(4 + (247 * y) / height + 4 * (noise - 0.5));
  return [slope, slope, slope];
}

/** The patch of GREYS, then of SKINS, that has this number. */
function patchAt(index: number): { left: number; top: number } {
  return { left: 6 + (index % COLUMNS) * 34, top: 20 + Math.floor(index / COLUMNS) * 60 };
}

/** The colour in the middle of a patch. */
export function colourOfPatch({ data, width }: Pixels, index: number): Colour {
  const { left, top } = patchAt(index);
  const at = ((top + SIDE_PX / 2) * width + left + SIDE_PX / 2) * 3;
  return [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
}

/** The same picture with every level changed, channel by channel. */
export function withLevels(
  { data, ...size }: Pixels,
  change: (level: number, channel: number) => number,
): Pixels {
  return {
    ...size,
    data: Uint8Array.from(data, (level, i) =>
      Math.max(0, Math.min(255, Math.round(change(level, i % 3)))),
    ),
  };
}

/** Degrees on the colour wheel; NaN of a grey. */
export function hueOf([red, green, blue]: Colour): number {
  const most = Math.max(red, green, blue);
  const range = most - Math.min(red, green, blue);
  if (range === 0) return NaN;
  if (most === red) return (60 * (green - blue)) / range;
  if (most === green) return 60 * (2 + (blue - red) / range);
  return 60 * (4 + (red - green) / range);
}
