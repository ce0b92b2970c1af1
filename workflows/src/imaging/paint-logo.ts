/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed-array loops whose bounds hold by construction */
import type { LogoStamp } from './logo-stamp.ts';
import type { Pixels } from './pixels.ts';

/** Lays the stamp over the picture, in place. It lies within the picture. */
export function paintLogo(pixels: Pixels, stamp: LogoStamp): void {
  for (let y = 0; y < stamp.height; y++) paintRow(pixels, stamp, y);
}

function paintRow({ data, width }: Pixels, stamp: LogoStamp, y: number): void {
  const start = y * stamp.width;
  let p = ((stamp.top + y) * width + stamp.left) * 3;
  for (let s = start; s < start + stamp.width; s++, p += 3) {
    const opacity = stamp.alpha[s]! / 255;
    if (opacity === 0) continue;
    for (let c = 0; c < 3; c++) {
      data[p + c] = Math.round(data[p + c]! * (1 - opacity) + stamp.color[s * 3 + c]! * opacity);
    }
  }
}
