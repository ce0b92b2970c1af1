import { expect, test } from '@jest/globals';
import { readingResultSchema } from '@focus-racer/contracts';
import { MIN_LINE_CONFIDENCE, type ReadableImage, type VisionEngine } from './vision-engine.ts';

/** What every engine promises, checked on a photo with at least one readable line. */
export function testVisionEngine(subject: {
  engine: () => Promise<VisionEngine>;
  photo: () => Promise<ReadableImage>;
}): void {
  test('answers under its own name and version, within the contract', async () => {
    const engine = await subject.engine();
    const result = await engine.read(await subject.photo());
    expect(readingResultSchema.parse(result)).toEqual(result);
    expect(result).toMatchObject({ engine: engine.name, engineVersion: engine.version });
    expect(result.lines.length).toBeGreaterThan(0);
  });

  test('hands on lines above the least confidence, the surest first', async () => {
    const { lines } = await (await subject.engine()).read(await subject.photo());
    const confidences = lines.map((line) => line.confidence);
    expect(confidences).toEqual([...confidences].sort((a, b) => b - a));
    for (const line of lines) {
      expect(line.confidence).toBeGreaterThan(MIN_LINE_CONFIDENCE);
      expect(line.weakestCharacter).toBeLessThanOrEqual(line.confidence);
    }
  });

  test('gives boxes in pixels of the upright original', async () => {
    const photo = await subject.photo();
    const engine = await subject.engine();
    const asIs = await engine.read({ ...photo, scaleToOriginal: 1 });
    const scaled = await engine.read({ ...photo, scaleToOriginal: 2.5 });
    for (const [i, { box }] of asIs.lines.entries()) {
      expect(box.x + box.width).toBeLessThanOrEqual(photo.width);
      expect(box.y + box.height).toBeLessThanOrEqual(photo.height);
      expect(scaled.lines[i]?.box.x).toBeCloseTo(box.x * 2.5, 3);
      expect(scaled.lines[i]?.box.height).toBeCloseTo(box.height * 2.5, 3);
    }
  });

  test('reads the same photo the same way twice', async () => {
    const engine = await subject.engine();
    const photo = await subject.photo();
    expect(await engine.read(photo)).toEqual(await engine.read(photo));
  });

  test('gives up with the reason of an aborted signal', async () => {
    const engine = await subject.engine();
    const reason = new Error('the activity was cancelled');
    await expect(engine.read(await subject.photo(), AbortSignal.abort(reason))).rejects.toBe(
      reason,
    );
  });
}
