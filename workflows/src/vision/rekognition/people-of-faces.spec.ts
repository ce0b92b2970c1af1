import { expect, test } from '@jest/globals';
import { peopleOfFaces } from './people-of-faces.ts';

const PICTURE = { width: 1000, height: 2000 };
const face = (Left: number, Top: number, Confidence = 99) => ({
  BoundingBox: { Left, Top, Width: 0.1, Height: 0.05 },
  Confidence,
});

test('the torso hangs below the face, three faces wide', () => {
  expect(peopleOfFaces([face(0.45, 0.2)], PICTURE)).toEqual([
    {
      confidence: 0.99,
      face: { x: 450, y: 400, width: 100, height: 100 },
      torso: { x: 350, y: 520, width: 300, height: 430 },
      fineDetail: null,
      torsoColours: [],
    },
  ]);
});

test('what reaches beyond the picture is cut off, and a face outside of it left out', () => {
  const [person, ...others] = peopleOfFaces([face(-0.02, 0.75), face(1.2, 0.1)], PICTURE);
  expect(person?.face).toEqual({ x: 0, y: 1500, width: 80, height: 100 });
  expect(person!.torso.y + person!.torso.height).toBe(2000);
  expect(others).toEqual([]);
});

test('the surest come first', () => {
  const confidences = peopleOfFaces([face(0.1, 0.1, 60), face(0.5, 0.1, 90)], PICTURE);
  expect(confidences.map(({ confidence }) => confidence)).toEqual([0.9, 0.6]);
});
