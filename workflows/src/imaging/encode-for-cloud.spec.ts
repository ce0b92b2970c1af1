import { expect, test } from '@jest/globals';
import { sharp } from './bounded-sharp.ts';
import { encodeForCloud } from './encode-for-cloud.ts';
import { drawScene } from './scene.fixture.ts';

const MAX_BYTES = 5 * 1024 * 1024;

test('a large photo is shrunk, a small one is not enlarged', async () => {
  const large = await encodeForCloud(
    await drawScene({ seed: 1, width: 3200, height: 2400 }),
    MAX_BYTES,
  );
  expect(large.original).toMatchObject({ width: 3200, height: 2400 });
  expect(await sharp(large.bytes).metadata()).toMatchObject({
    format: 'jpeg',
    width: 2048,
    height: 1536,
  });
  const small = await encodeForCloud(
    await drawScene({ seed: 2, width: 640, height: 480 }),
    MAX_BYTES,
  );
  expect(await sharp(small.bytes).metadata()).toMatchObject({ width: 640, height: 480 });
});

test('a turned photo is sent upright, and nothing of its EXIF with it', async () => {
  const turned = await sharp(await drawScene({ seed: 3, width: 640, height: 480 }))
    .withExif({ IFD3: { GPSLatitude: '45/1 45/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  const { bytes, original } = await encodeForCloud(turned, MAX_BYTES);
  expect(original).toMatchObject({ width: 480, height: 640 });
  const metadata = await sharp(bytes).metadata();
  expect(metadata).toMatchObject({ width: 480, height: 640 });
  expect(metadata.exif).toBeUndefined();
});

test('what does not fit is packed tighter, or refused', async () => {
  const noise = await sharp(
    Buffer.from(Array.from({ length: 300 * 300 * 3 }, (_, i) => (i * 7919 * i) % 251)),
    {
      raw: { width: 300, height: 300, channels: 3 },
    },
  )
    .png()
    .toBuffer();
  const { length } = (await encodeForCloud(noise, MAX_BYTES)).bytes;
  expect((await encodeForCloud(noise, length - 1)).bytes.length).toBeLessThan(length);
  await expect(encodeForCloud(noise, 1_000)).rejects.toThrow('does not fit');
});
