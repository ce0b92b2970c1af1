import { createRequire } from 'node:module';
import sharp, { type OverlayOptions } from 'sharp';

/** A runner of a drawn photo: where, how large, and what the bib says (null: no bib). */
export interface DrawnRunner {
  bib: string | null;
  /** Centre of the feet, as shares of the picture's width and height. */
  x: number;
  y: number;
  /** Height as a share of the picture's. */
  height: number;
  shirt: string;
}

export interface DrawnPhoto {
  runners: DrawnRunner[];
  /** Camera clock, "2026:05:03 10:42:03". */
  takenAt: string;
  /** Held upright: only the middle of the scene. */
  portrait?: boolean;
  /** Standard deviation of a blur over everything, in pixels; absent for a sharp photo. */
  blur?: number;
}

const WIDTH = 1800;
const HEIGHT = 1200;
const UPRIGHT = { left: 420, top: 0, width: 960, height: HEIGHT };
const GRAIN_TILE_PX = 240;
const SKIN = ['#8d5524', '#c68642', '#e0ac69', '#f1c27d'];
const FONT = createRequire(import.meta.url).resolve(
  '@expo-google-fonts/archivo/800ExtraBold/Archivo_800ExtraBold.ttf',
);

/** Draws a race photo, clearly marked as a drawing, as a JPEG with the camera's time. */
export async function drawPhoto(photo: DrawnPhoto): Promise<Buffer> {
  const overlays: OverlayOptions[] = [grain()];
  for (const runner of photo.runners) {
    if (runner.bib) overlays.push(await bibNumber(runner, runner.bib));
  }
  const drawn = await sharp(Buffer.from(sceneSvg(photo.runners)))
    .composite(overlays)
    .removeAlpha()
    .png()
    .toBuffer();
  const scene = photo.portrait ? sharp(drawn).extract(UPRIGHT) : sharp(drawn);
  const shot = await (photo.blur ? scene.blur(photo.blur) : scene).png().toBuffer();
  return sharp(shot)
    .composite([await marking()])
    .withExif({
      IFD0: { Make: 'Focus Racer', Model: 'Drawn photo' },
      IFD2: { DateTimeOriginal: photo.takenAt, SubSecTimeOriginal: '250' },
    })
    .jpeg({ quality: 88 })
    .toBuffer();
}

function sceneSvg(runners: readonly DrawnRunner[]): string {
  const trees = Array.from({ length: 14 }, (_, i) => {
    const x = (i * 137) % WIDTH;
    const size = 60 + ((i * 53) % 70);
    return `<rect x="${x - 7}" y="${520 - size / 3}" width="14" height="${size}" fill="#5b4636"/>
      <circle cx="${x}" cy="${500 - size / 2}" r="${size * 0.7}" fill="${i % 2 ? '#4f7d3a' : '#3f6b33'}"/>`;
  }).join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">
    <defs><linearGradient id="sky" x2="0" y2="1">
      <stop offset="0" stop-color="#7fb3d9"/><stop offset="1" stop-color="#e4eef4"/>
    </linearGradient></defs>
    <rect width="${WIDTH}" height="560" fill="url(#sky)"/>
    <rect y="540" width="${WIDTH}" height="660" fill="#7c9a5e"/>
    <polygon points="700,560 1100,560 1750,1200 50,1200" fill="#8f8b86"/>
    <polygon points="893,560 907,560 935,1200 865,1200" fill="#d8d4cd"/>
    ${trees}${runners.map(runnerSvg).join('')}
  </svg>`;
}

interface Figure {
  x: number;
  top: number;
  unit: number;
}

/** A figure is ten units tall; the bib is placed on it by the same measure. */
function figureOf(runner: DrawnRunner): Figure {
  const height = runner.height * HEIGHT;
  return { x: runner.x * WIDTH, top: runner.y * HEIGHT - height, unit: height / 10 };
}

function runnerSvg(runner: DrawnRunner): string {
  const { x, top, unit: u } = figureOf(runner);
  const skin = SKIN[Number(runner.bib ?? 0) % SKIN.length];
  const limb = (points: string, colour: string | undefined, width: number): string =>
    `<polyline points="${points}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`;
  const at = (dx: number, dy: number): string => `${x + dx * u},${top + dy * u}`;
  const bib = `<rect x="${x - 1.15 * u}" y="${top + 2.6 * u}" width="${2.3 * u}" height="${1.5 * u}" rx="${0.12 * u}" fill="#fdfdfb" stroke="#222" stroke-width="2"/>
    <rect x="${x - 1.15 * u}" y="${top + 2.6 * u}" width="${2.3 * u}" height="${0.28 * u}" fill="#c93a06"/>`;
  return `<ellipse cx="${x}" cy="${top + 10 * u}" rx="${1.8 * u}" ry="${0.25 * u}" fill="#00000055"/>
    ${limb(`${at(-0.5, 5.2)} ${at(-1.1, 7.2)} ${at(-0.6, 9.7)}`, skin, 0.75 * u)}
    ${limb(`${at(0.5, 5.2)} ${at(1.2, 7)} ${at(2, 8.6)}`, skin, 0.75 * u)}
    ${limb(`${at(-1.2, 2.2)} ${at(-2.1, 3.6)} ${at(-1.5, 4.6)}`, skin, 0.55 * u)}
    ${limb(`${at(1.2, 2.2)} ${at(2.2, 3.2)} ${at(2.4, 2)}`, skin, 0.55 * u)}
    <rect x="${x - 1.3 * u}" y="${top + 1.8 * u}" width="${2.6 * u}" height="${3 * u}" rx="${0.5 * u}" fill="${runner.shirt}"/>
    <rect x="${x - 1.2 * u}" y="${top + 4.5 * u}" width="${2.4 * u}" height="${1.2 * u}" rx="${0.3 * u}" fill="#23252b"/>
    <circle cx="${x}" cy="${top + 0.9 * u}" r="${0.85 * u}" fill="${skin}"/>
    <path d="M ${x - 0.85 * u} ${top + 0.8 * u} A ${0.85 * u} ${0.85 * u} 0 0 1 ${x + 0.85 * u} ${top + 0.8 * u} Z" fill="#3a2a1d"/>
    <circle cx="${x - 0.3 * u}" cy="${top + 1 * u}" r="${0.09 * u}" fill="#222"/>
    <circle cx="${x + 0.3 * u}" cy="${top + 1 * u}" r="${0.09 * u}" fill="#222"/>
    <path d="M ${x - 0.3 * u} ${top + 1.3 * u} q ${0.3 * u} ${0.25 * u} ${0.6 * u} 0" stroke="#722" stroke-width="${0.09 * u}" fill="none"/>
    ${runner.bib ? bib : ''}`;
}

async function bibNumber(runner: DrawnRunner, bib: string): Promise<OverlayOptions> {
  const { x, top, unit } = figureOf(runner);
  const text = await textImage(bib, '#16140f', Math.round(1.9 * unit), Math.round(0.95 * unit));
  return {
    input: text.data,
    left: Math.round(x - text.width / 2),
    top: Math.round(top + 3.5 * unit - text.height / 2),
  };
}

async function marking(): Promise<OverlayOptions> {
  const text = await textImage('DESSIN · DRAWING', '#ffffff', 420, 44);
  return { input: text.data, left: 40, top: 40 };
}

/** Text as a transparent PNG that fits into a box. No font needs to be installed. */
async function textImage(
  text: string,
  colour: string,
  width: number,
  height: number,
): Promise<{ data: Buffer; width: number; height: number }> {
  const { data, info } = await sharp({
    text: {
      text: `<span foreground="${colour}">${text}</span>`,
      font: 'Archivo ExtraBold',
      fontfile: FONT,
      rgba: true,
      dpi: 600,
    },
  })
    .resize({ width, height, fit: 'inside' })
    .png()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/**
 * Sensor grain: without it a drawing has no texture and would count as blurred. The same for every
 * picture, so that the same scene always has the same bytes.
 */
function grain(): OverlayOptions {
  let seed = 42;
  const pixels = Buffer.alloc(GRAIN_TILE_PX * GRAIN_TILE_PX * 3);
  for (let i = 0; i < pixels.length; i += 3) {
    // Park-Miller: https://doi.org/10.1145/63039.63042
    seed = (seed * 48_271) % 2_147_483_647;
    pixels.fill(128 + (seed % 91) - 45, i, i + 3);
  }
  return {
    input: pixels,
    raw: { width: GRAIN_TILE_PX, height: GRAIN_TILE_PX, channels: 3 },
    tile: true,
    blend: 'soft-light',
  };
}
