/** @jest-environment ./workflows/src/vision/onnx-environment.mjs */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { type FaceEmbedder, loadFaceEmbedder } from './face-embedder.ts';
import { alignedChip } from './face-shape.ts';
import { apply } from './similarity.ts';

/** A face as a child draws it: features where they belong, in the middle of a photo. */
function drawFace({ eyes, size = 200 }: { eyes: number; size?: number }) {
  const width = 400;
  const data = new Uint8Array(width * width * 3).fill(90);
  const paint = (x: number, y: number, radius: number, color: readonly number[]) => {
    for (let i = 0; i < width * width; i++) {
      const dx = (i % width) - 200 - x * size;
      const dy = Math.floor(i / width) - 200 - y * size;
      if (dx * dx + dy * dy < (radius * size) ** 2) data.set(color, i * 3);
    }
  };
  paint(0, 0, 0.5, [225, 180, 150]);
  for (const side of [-1, 1]) {
    paint(side * eyes, -0.12, 0.07, [250, 250, 250]);
    paint(side * eyes, -0.12, 0.035, [40, 30, 20]);
  }
  for (let x = -0.15; x <= 0.15; x += 0.02) paint(x, 0.25, 0.025, [170, 60, 60]);
  paint(0, 0.08, 0.04, [200, 150, 120]);
  const half = size / 2;
  return {
    photo: { data, width, height: width },
    face: { left: 200 - half, top: 200 - half, right: 200 + half, bottom: 200 + half },
  };
}

const distance = (a: Float32Array, b: Float32Array) =>
  Math.hypot(...a.map((value, i) => value - b[i]!));

let embedder: FaceEmbedder;
beforeAll(async () => {
  embedder = await loadFaceEmbedder();
});
const embed = ({ photo, face }: ReturnType<typeof drawFace>) => embedder.embed(photo, face);

describe('an embedding', () => {
  test('is 128 numbers, the same for the same face', async () => {
    const one = await embed(drawFace({ eyes: 0.2 }));
    expect(one).toHaveLength(128);
    expect([...one].every(Number.isFinite)).toBe(true);
    expect(await embed(drawFace({ eyes: 0.2 }))).toEqual(one);
  });

  test('moves less when the face is smaller than when it is another', async () => {
    const one = await embed(drawFace({ eyes: 0.2 }));
    const smaller = await embed(drawFace({ eyes: 0.2, size: 160 }));
    const another = await embed(drawFace({ eyes: 0.3 }));
    expect(distance(one, smaller)).toBeLessThan(distance(one, another));
  });
});

test('a chip follows its landmarks: moved, turned and enlarged with them', () => {
  const landmarks = Array.from({ length: 68 }, (_, i) => ({ x: 10 + (i % 9), y: i / 3 }));
  const moved = { a: 1.2, b: 0.5, x0: 30, y0: -8 };
  const before = alignedChip(landmarks, 150);
  const after = alignedChip(
    landmarks.map((point) => apply(moved, point)),
    150,
  );
  for (const corner of [
    { x: 0, y: 0 },
    { x: 149, y: 0 },
    { x: 40, y: 149 },
  ]) {
    const expected = apply(moved, apply(before, corner));
    expect(apply(after, corner).x).toBeCloseTo(expected.x, 6);
    expect(apply(after, corner).y).toBeCloseTo(expected.y, 6);
  }
});
