import { describe, expect, test } from '@jest/globals';
import type { Face } from './face-detector.ts';
import { PhotoReader } from './photo-reader.ts';
import { coveredBy, type Region } from './region.ts';
import { regionOf, type RotatedBox } from './rotated-box.ts';

const photo = { data: new Uint8Array(1000 * 800 * 3), width: 1000, height: 800 };
const WHOLE: Region = { left: 0, top: 0, right: 1000, bottom: 800 };

const faceAt = (x: number): Face => ({
  left: x - 25,
  top: 75,
  right: x + 25,
  bottom: 125,
  score: 0.9,
});
const lineAt = (x: number, y = 265): RotatedBox => ({
  centerX: x,
  centerY: y,
  width: 60,
  height: 26,
  angle: 0,
});

interface Text {
  box: RotatedBox;
  says: (seen: RotatedBox) => { text: string; confidence?: number; weakestCharacter?: number };
}

/** Reads a photo on which these faces and texts are, and tells which regions and boxes were looked at. */
async function read({ faces, texts }: { faces: Face[]; texts: Text[] }, signal?: AbortSignal) {
  const regions: Region[] = [];
  const boxes: RotatedBox[] = [];
  const reader = new PhotoReader(
    { find: () => Promise.resolve(faces) },
    {
      find: (_, region) => {
        regions.push(region);
        const inside = texts.filter(({ box }) => coveredBy(regionOf(box), region) > 0.99);
        return Promise.resolve(inside.map(({ box }) => box));
      },
    },
    {
      read: (_, box) => {
        boxes.push(box);
        const text = texts.find((one) => coveredBy(regionOf(one.box), regionOf(box)) > 0.9);
        const says = text?.says(box) ?? { text: '' };
        const sure = { confidence: 0.99, weakestCharacter: 0.99 };
        return Promise.resolve({ ...sure, ...says, box, digits: new Float32Array(11) });
      },
    },
  );
  const { lines } = await reader.read(photo, signal);
  return { regions, boxes, texts: lines.map(({ text }) => text) };
}

const sure = (text: string) => () => ({ text });

describe('PhotoReader', () => {
  test('looks under faces alone when a number there is beyond doubt', async () => {
    const { regions, texts } = await read({
      faces: [faceAt(500)],
      texts: [{ box: lineAt(500), says: sure('3638') }],
    });
    expect(texts).toEqual(['3638']);
    expect(regions).toHaveLength(1);
    expect(regions[0]).not.toMatchObject(WHOLE);
  });

  test.each([
    ['nobody is seen', { faces: [], texts: [{ box: lineAt(500), says: sure('3638') }] }],
    [
      'what was read is no number',
      { faces: [faceAt(500)], texts: [{ box: lineAt(500), says: sure('RUN') }] },
    ],
  ])('looks at the whole photo when %s', async (_, scene) => {
    expect((await read(scene)).regions.at(-1)).toMatchObject(WHOLE);
  });

  test('leaves out what hangs on nobody', async () => {
    const { boxes } = await read({
      faces: [faceAt(300)],
      texts: [{ box: lineAt(800), says: sure('SPONSOR') }],
    });
    expect(boxes).toEqual([]);
  });

  test('reads a bib in two crops once, when the first reading is sure', async () => {
    const far = { ...faceAt(460), left: 420, right: 500, top: 30, bottom: 110 };
    const { boxes } = await read({
      faces: [faceAt(500), far],
      texts: [{ box: lineAt(500), says: sure('3638') }],
    });
    expect(boxes).toHaveLength(1);
  });

  test('reads a doubtful number again in larger boxes', async () => {
    const { texts, boxes } = await read({
      faces: [faceAt(500)],
      texts: [
        {
          box: lineAt(500),
          says: ({ width }) =>
            width > 60 ? { text: '1463' } : { text: '463', weakestCharacter: 0.9 },
        },
      ],
    });
    expect(texts.slice(0, 3)).toEqual(['463', '1463', '1463']);
    expect(boxes[1]!.width).toBeGreaterThan(60);
    expect(boxes[1]!.height).toBe(26);
    expect(boxes[2]!.height).toBeGreaterThan(26);
  });

  test('stops between two runs with the reason of the signal', async () => {
    const reason = new Error('cancelled');
    const scene = { faces: [faceAt(500)], texts: [{ box: lineAt(500), says: sure('3638') }] };
    await expect(read(scene, AbortSignal.abort(reason))).rejects.toBe(reason);
  });
});
