import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';

export interface BenchPhoto {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Every JPEG below a folder, in the order of their names. */
export async function findPhotos(directory: string): Promise<BenchPhoto[]> {
  const names = await readdir(directory, { recursive: true });
  const photos = names.filter((name) => /\.jpe?g$/i.test(name)).sort();
  if (photos.length === 0) throw new Error(`No JPEG below ${directory}`);
  return Promise.all(
    photos.map(async (name) => ({ name, bytes: await readFile(join(directory, name)) })),
  );
}

/** Shot noise and read noise of a camera at a middling ISO, as standard deviation in 8-bit steps. */
const NOISE_SIGMA = 7;
const NOISE_TABLE_SIZE = 1 << 20;

/**
 * Photos enlarged to a camera's size, with noise, at a camera's JPEG quality: an enlarged photo
 * alone would be far smaller and quicker to decode than a real one. The same input gives the same files.
 */
export async function likeCameraFiles(
  photos: readonly BenchPhoto[],
  { count, longSidePx }: { count: number; longSidePx: number },
): Promise<BenchPhoto[]> {
  const noise = gaussianNoise();
  const made: BenchPhoto[] = [];
  for (let i = 0; i < count; i++) {
    const photo = photos[Math.floor((i * photos.length) / count)];
    if (!photo) break;
    const { data, info } = await sharp(photo.bytes, { ignoreIcc: true })
      .resize({ width: longSidePx, height: longSidePx, fit: 'inside' })
      .raw()
      .toBuffer({ resolveWithObject: true });
    addNoise(data, noise, i);
    const { width, height } = info;
    const bytes = await sharp(data, { raw: { width, height, channels: 3 } })
      .jpeg({ quality: 94 })
      .toBuffer();
    made.push({ name: `${photo.name} at ${width} x ${height}`, bytes });
  }
  return made;
}

function addNoise(data: Buffer, noise: Float32Array, seed: number): void {
  let at = seed * 7919;
  for (let i = 0; i < data.length; i++) {
    // A prime stride, so that no row repeats the one above.
    at = (at + 104_729) % NOISE_TABLE_SIZE;
    data[i] = Math.min(255, Math.max(0, (data[i] ?? 0) + (noise[at] ?? 0)));
  }
}

/** Box–Muller over a linear congruential generator: seeded, so that every run has the same files. */
function gaussianNoise(): Float32Array {
  let state = 1;
  const random = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  return Float32Array.from(
    { length: NOISE_TABLE_SIZE },
    () => NOISE_SIGMA * Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random()),
  );
}
