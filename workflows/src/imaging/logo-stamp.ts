/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed-array loops whose bounds hold by construction */
import type { WatermarkLook } from '@focus-racer/contracts';
import { sharp } from './bounded-sharp.ts';

/** An organiser's prepared logo. */
export interface Logo {
  /** Names these very bytes. */
  readonly key: string;
  readonly png: Buffer;
}

/** A logo as it lies on one size of picture. */
export interface LogoStamp {
  readonly width: number;
  readonly height: number;
  /** Three interleaved channels. */
  readonly color: Uint8Array;
  /** 0 lets the photo through, 255 hides it. */
  readonly alpha: Uint8Array;
  /** Of its left top corner, in the picture. */
  readonly left: number;
  readonly top: number;
}

/** In shares of the picture's longer side. */
const MARGIN = 0.025;
const HALO_RADIUS = 0.004;
const HALO_OPACITY = 0.55;

interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * Scales a logo to a picture and puts a halo of the opposite tone around it, so that a white logo
 * shows on snow and a black one at night. Dear: once for each look and size of picture.
 */
export async function drawLogoStamp(
  { png }: Logo,
  mark: WatermarkLook,
  picture: Size,
): Promise<LogoStamp> {
  const longer = Math.max(picture.width, picture.height);
  const margin = Math.round(longer * MARGIN);
  const radius = Math.max(1, longer * HALO_RADIUS);
  const edge = Math.min(margin, Math.ceil(2 * radius));
  const room = (side: number) => Math.max(1, side - 2 * margin);
  const side = Math.round((longer * mark.sizePercent) / 100);
  const { data, info } = await sharp(png)
    .resize({
      width: Math.min(side, room(picture.width)),
      height: Math.min(side, room(picture.height)),
      fit: 'inside',
    })
    .extend({ top: edge, bottom: edge, left: edge, right: edge, background: '#00000000' })
    .ensureAlpha()
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  const halo = await sharp(data, { raw: { width, height, channels: 4 } })
    .extractChannel(3)
    .blur(radius)
    .raw()
    .toBuffer();
  const painted = paintHalo(data, halo, mark.opacity);
  return { ...painted, width, height, ...placeOf(mark, picture, { width, height }, margin - edge) };
}

/** The logo above its halo: dark below a light logo, light below a dark one. */
function paintHalo(rgba: Uint8Array, halo: Uint8Array, opacity: number) {
  const tone = meanTone(rgba) > 127 ? 0 : 255;
  const color = new Uint8Array(halo.length * 3);
  const alpha = new Uint8Array(halo.length);
  for (let i = 0; i < halo.length; i++) {
    const logo = (opacity * rgba[i * 4 + 3]!) / 255;
    const shade = opacity * HALO_OPACITY * Math.min(1, (2 * halo[i]!) / 255) * (1 - logo);
    const covered = logo + shade;
    alpha[i] = Math.round(255 * covered);
    if (covered === 0) continue;
    for (let c = 0; c < 3; c++) {
      color[i * 3 + c] = Math.round((logo * rgba[i * 4 + c]! + shade * tone) / covered);
    }
  }
  return { color, alpha };
}

/** Mean luminance (BT.601) of what can be seen of it, 0 to 255. */
function meanTone(rgba: Uint8Array): number {
  let sum = 0;
  let weight = 0;
  for (let i = 0; i < rgba.length; i += 4) {
    const alpha = rgba[i + 3]!;
    sum += alpha * (0.299 * rgba[i]! + 0.587 * rgba[i + 1]! + 0.114 * rgba[i + 2]!);
    weight += alpha;
  }
  return weight === 0 ? 0 : sum / weight;
}

function placeOf(
  { position }: WatermarkLook,
  picture: Size,
  stamp: Size,
  margin: number,
): { left: number; top: number } {
  const right = picture.width - stamp.width;
  const bottom = picture.height - stamp.height;
  if (position === 'CENTER') return { left: right >> 1, top: bottom >> 1 };
  return {
    left: position.endsWith('LEFT') ? margin : right - margin,
    top: position.startsWith('TOP') ? margin : bottom - margin,
  };
}
