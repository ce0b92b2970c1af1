import { DEFAULT_LOOK, RENDITION_RECIPE } from '@focus-racer/contracts';
import { renderPhoto } from '@focus-racer/workflows';
import sharp, { type Sharp } from 'sharp';
import type { BenchPhoto } from '../renditions-photos.ts';
import { seeded } from './seeded.ts';

const SIZE = { width: 720, height: 480 };
const COARSEST = 3;
const OCTAVES = [COARSEST, 6, 12, 24];

/** What people do to a photo before they send it a second time. */
const COPIES = {
  'at 70 %, brighter, quality 60': (file, width) =>
    file
      .resize({ width: Math.round(width * 0.7) })
      .modulate({ brightness: 1.15 })
      .jpeg({ quality: 60 }),
  'without a border of 2 %': (file, width, height) =>
    file
      .extract({
        left: Math.round(width * 0.02),
        top: Math.round(height * 0.02),
        width: Math.round(width * 0.96),
        height: Math.round(height * 0.96),
      })
      .jpeg(),
  'with more contrast, sharpened': (file) => file.linear(1.15, -15).sharpen().jpeg({ quality: 90 }),
} satisfies Record<string, (file: Sharp, width: number, height: number) => Sharp>;
export const COPY_KINDS = Object.keys(COPIES).join('; ');

/** Pictures of nothing with the spectrum of photos: large shapes strong, small ones weak. */
export async function paintPictures(count: number): Promise<BenchPhoto[]> {
  const random = seeded(7);
  const pictures: BenchPhoto[] = [];
  for (let i = 0; i < count; i++) {
    const [first, ...finer] = await Promise.all(OCTAVES.map((cells) => clouds(cells, random)));
    const bytes = await sharp(first)
      .composite(finer.map((input) => ({ input, blend: 'over' as const })))
      .removeAlpha()
      .jpeg({ quality: 92 })
      .toBuffer();
    pictures.push({ name: `painted ${i}`, bytes });
  }
  return pictures;
}

function clouds(cells: number, random: () => number): Promise<Buffer> {
  const opacity = Math.round((255 * COARSEST) / cells);
  const data = Buffer.alloc(cells * cells * 4);
  for (let i = 0; i < data.length; i++) data[i] = i % 4 === 3 ? opacity : random() * 256;
  return sharp(data, { raw: { width: cells, height: cells, channels: 4 } })
    .resize({ ...SIZE, fit: 'fill', kernel: 'cubic' })
    .png()
    .toBuffer();
}

export async function altered(bytes: Buffer): Promise<Buffer[]> {
  const { width, height } = await sharp(bytes).metadata();
  return Promise.all(
    Object.values(COPIES).map((alter) => alter(sharp(bytes), width, height).toBuffer()),
  );
}

/** As the product computes it. */
export async function hashOf(original: Buffer): Promise<string> {
  const rendering = await renderPhoto({
    original,
    eventName: 'Bench',
    look: DEFAULT_LOOK,
    recipe: RENDITION_RECIPE,
    cameraSalt: 'bench',
  });
  if (rendering.outcome !== 'RENDERED') throw new Error(`a photo is ${rendering.reason}`);
  return rendering.facts.perceptualHash;
}
