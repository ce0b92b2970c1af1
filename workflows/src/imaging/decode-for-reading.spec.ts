import { describe, expect, test } from '@jest/globals';
import { sharp } from './bounded-sharp.ts';
import { decodeForReading } from './decode-for-reading.ts';
import { drawScene } from './scene.fixture.ts';

describe('decodeForReading', () => {
  test('leads back to pixels of the upright original', async () => {
    const scene = await drawScene({ seed: 1, width: 4000, height: 3000 });
    const turned = await sharp(scene).withMetadata({ orientation: 8 }).jpeg().toBuffer();
    expect(await decodeForReading(turned)).toMatchObject({
      width: 1200,
      height: 1600,
      scaleToOriginal: 2.5,
    });
  });

  test('leaves a small photo as it is', async () => {
    const scene = await drawScene({ seed: 1, width: 640, height: 480 });
    expect(await decodeForReading(scene)).toMatchObject({
      width: 640,
      height: 480,
      scaleToOriginal: 1,
    });
  });

  test('refuses what renderPhoto refuses', async () => {
    await expect(decodeForReading(Buffer.from('%PDF-1.7 and more'))).rejects.toMatchObject({
      name: 'UnusableImageError',
      reason: 'NOT_AN_IMAGE',
    });
  });
});
