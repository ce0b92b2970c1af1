import { sharp } from './bounded-sharp.ts';

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed * 0x9e3779b1;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A JPEG of coloured patches over a slope: no photo, but something to hash, turn and compare. */
export async function drawScene({
  seed,
  width = 1200,
  height = 800,
}: {
  seed: number;
  width?: number;
  height?: number;
}): Promise<Buffer> {
  return sharp(scenePixels(seed), {
    raw: { width: DRAWN_WIDTH, height: DRAWN_HEIGHT, channels: 3 },
  })
    .resize({ width, height, fit: 'fill' })
    .jpeg({ quality: 92 })
    .toBuffer();
}

const DRAWN_WIDTH = 300;
const DRAWN_HEIGHT = 200;

function scenePixels(seed: number): Uint8Array {
  const width = DRAWN_WIDTH;
  const height = DRAWN_HEIGHT;
  const random = seededRandom(seed);
  const patches = Array.from({ length: 14 }, () => ({
    x: random() * width,
    y: random() * height,
    radius: (0.05 + 0.15 * random()) * width,
    color: [255 * random(), 255 * random(), 255 * random()] as const,
  }));
  const data = new Uint8Array(width * height * 3);
  for (let i = 0; i < width * height; i++) {
    const x = i % width;
    const y = Math.floor(i / width);
    const patch = patches.find((p) => Math.hypot(p.x - x, p.y - y) < p.radius);
    const slope = (160 * x) / width + (60 * y) / height;
    data.set(patch?.color ?? [slope, slope, 255 - slope], i * 3);
  }
  return data;
}
