import { describe, expect, test } from '@jest/globals';
import { FACE_ANCHORS } from './face-anchors.ts';
import { FaceDetector } from './face-detector.ts';
import type { NetworkOutputs, PictureNetwork } from './onnx-session.ts';
import type { PlanarTensor } from './planar-tensor.ts';

interface Answer {
  map: number;
  row: number;
  column: number;
  anchor: number;
  score: number;
  offsets?: [number, number, number, number];
}

/** A network that sees exactly these faces, on maps as large as its input makes them. */
class KnowingNetwork implements PictureNetwork {
  readonly sizes: [number, number][] = [];

  constructor(private readonly answers: (input: PlanarTensor) => Answer[]) {}

  run(input: PlanarTensor): Promise<NetworkOutputs> {
    this.sizes.push([input.width, input.height]);
    const answers = this.answers(input);
    return Promise.resolve({
      floats: (name) => this.output(name, input, answers),
      integers: () => new BigInt64Array(),
    });
  }

  private output(name: string, { width, height }: PlanarTensor, answers: readonly Answer[]) {
    const map = Number(name.slice(-1));
    const columns = Math.ceil(width / 16 / 2 ** map);
    const rows = Math.ceil(height / 16 / 2 ** map);
    const anchors = FACE_ANCHORS[map]!.length;
    const values = name.startsWith('box') ? 4 : 3;
    const data = new Float32Array(rows * columns * anchors * values).fill(values === 3 ? -9 : 0);
    for (const { row, column, anchor, score, offsets } of answers.filter((a) => a.map === map)) {
      const start = ((row * columns + column) * anchors + anchor) * values;
      if (values === 4) data.set(offsets ?? [0, 0, 0, 0], start);
      else data[start + 1] = Math.log(score / (1 - score));
    }
    return { data, dims: [1, rows, columns, anchors * values] };
  }
}

const photo = (width: number, height: number) => ({
  data: new Uint8Array(width * height * 3),
  width,
  height,
});

describe('FACE_ANCHORS', () => {
  test('are the 33 of the trained network', () => {
    const sizes = FACE_ANCHORS.map((map) =>
      map.map(({ width, height }) => [Math.round(height), Math.round(width)]),
    );
    expect(sizes.map((map) => map.length)).toEqual([3, 6, 6, 6, 6, 6]);
    expect(sizes[0]).toEqual([
      [51, 51],
      [72, 145],
      [145, 72],
    ]);
    expect(sizes[5]![1]).toEqual([499, 499]);
    expect(sizes[1]!.slice(4)).toEqual([
      [103, 310],
      [310, 103],
    ]);
  });
});

describe('FaceDetector', () => {
  test('turns offsets from an anchor into pixels of the photo', async () => {
    const network = new KnowingNetwork(() => [
      { map: 0, row: 4, column: 10, anchor: 0, score: 0.8, offsets: [1, -2, 0, 5 * Math.LN2] },
    ]);
    const [face] = await new FaceDetector(network).find(photo(1024, 768));
    expect(network.sizes).toEqual([[512, 384]]);
    expect(face!.score).toBeCloseTo(0.8, 5);
    expect((face!.left + face!.right) / 2).toBeCloseTo(2 * (10.5 * 16 - 0.2 * 51.2), 3);
    expect((face!.top + face!.bottom) / 2).toBeCloseTo(2 * (4.5 * 16 + 0.1 * 51.2), 3);
    expect(face!.right - face!.left).toBeCloseTo(2 * 2 * 51.2, 3);
    expect(face!.bottom - face!.top).toBeCloseTo(2 * 51.2, 3);
  });

  test('keeps the surest of those that overlap and drops what is unsure', async () => {
    const network = new KnowingNetwork(() => [
      { map: 0, row: 4, column: 10, anchor: 0, score: 0.6 },
      { map: 0, row: 4, column: 11, anchor: 0, score: 0.9 },
      { map: 0, row: 20, column: 20, anchor: 0, score: 0.29 },
      { map: 0, row: 20, column: 25, anchor: 0, score: 0.4 },
    ]);
    const faces = await new FaceDetector(network).find(photo(512, 512));
    expect(faces.map(({ score }) => score.toFixed(1))).toEqual(['0.9', '0.4']);
  });

  test('looks closer when it sees nobody', async () => {
    const network = new KnowingNetwork(({ width }) =>
      width < 1024 ? [] : [{ map: 0, row: 9, column: 9, anchor: 0, score: 0.7 }],
    );
    expect(await new FaceDetector(network).find(photo(2048, 2048))).toHaveLength(1);
    expect(network.sizes).toEqual([
      [512, 512],
      [1024, 1024],
    ]);
  });

  test.each([
    [3, 1],
    [4, 2],
  ])('%d small faces take %d looks', async (count, looks) => {
    const small = 5 * Math.log(12 / 51.2);
    const network = new KnowingNetwork(() =>
      Array.from({ length: count }, (_, i) => ({
        map: 0,
        row: 5,
        column: 3 + i * 5,
        anchor: 0,
        score: 0.9,
        offsets: [0, 0, small, small],
      })),
    );
    await new FaceDetector(network).find(photo(512, 512));
    expect(network.sizes).toHaveLength(looks);
  });
});
