/** @jest-environment ./workflows/src/vision/onnx-environment.mjs */
import { describe, expect, test } from '@jest/globals';
import { drawBib } from './bib-drawing.fixture.ts';
import { loadEmbeddedEngine } from './embedded-engine.ts';
import type { VisionEngine } from './vision-engine.ts';
import { testVisionEngine } from './vision-engine-conformance.ts';

let loading: Promise<VisionEngine> | undefined;
const engine = () => (loading ??= loadEmbeddedEngine());

describe('the embedded engine', () => {
  testVisionEngine({ engine, photo: () => drawBib({ text: '3638' }) });

  test.each([0, -12, 15])('reads a bib turned by %d degrees where it is', async (degrees) => {
    const photo = await drawBib({ text: '10427', degrees });
    const { lines } = await (await engine()).read(photo);
    const line = lines.find(({ text }) => text === '10427');
    expect(line?.confidence).toBeGreaterThan(0.9);
    expect(line?.weakestCharacter).toBeGreaterThan(0.6);
    const { x, y, width, height } = line!.box;
    expect(Math.abs(x + width / 2 - photo.bib.centerX)).toBeLessThan(photo.bib.width * 0.1);
    expect(Math.abs(y + height / 2 - photo.bib.centerY)).toBeLessThan(photo.bib.height * 0.15);
  });

  test('reads nothing on a photo without text', async () => {
    const { lines } = await (await engine()).read(await drawBib({ text: '' }));
    expect(lines).toEqual([]);
  });

  test('reads a photo of the smallest size', async () => {
    const photo = { data: new Uint8Array(200 * 2000 * 3), width: 2000, height: 200 };
    const { lines } = await (await engine()).read({ ...photo, scaleToOriginal: 1 });
    expect(lines).toEqual([]);
  });
});
