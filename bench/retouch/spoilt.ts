import type { Pixels } from '@focus-racer/workflows';

export type Gains = readonly [red: number, green: number, blue: number];

/** As a camera set to the wrong light takes it: the strongest channel full, the others weaker. */
export const CASTS: Record<string, Gains> = {
  warm: [1, 0.85, 0.68],
  cold: [0.72, 0.86, 1],
  green: [0.82, 1, 0.82],
};

/** One and a quarter stops of light, in sRGB levels. */
const DARKER = 0.42;
const HAZE = 60;
const HAZY_CONTRAST = 0.5;

export const tinted = (photo: Pixels, gains: Gains) =>
  withLevels(photo, (level, channel) => level * (gains[channel] ?? 1));
export const darkened = (photo: Pixels) => withLevels(photo, (level) => level * DARKER);
export const hazed = (photo: Pixels) => withLevels(photo, (level) => HAZE + level * HAZY_CONTRAST);

export function copyOf(photo: Pixels): Pixels {
  return { ...photo, data: new Uint8Array(photo.data) };
}

function withLevels(photo: Pixels, change: (level: number, channel: number) => number): Pixels {
  const data = Uint8Array.from(photo.data, (level, i) => Math.round(change(level, i % 3)));
  return { ...photo, data };
}
