import { expect, test } from '@jest/globals';
import type { PhotoTileFragment, ReadOnPhotoFragment } from '~/graphql/generated.ts';
import { isDoubted, readsOnPhoto, shownConfidence } from './photo-reads.ts';

const evidence = { confidence: 0.9, box: { x: 0, y: 0, width: 1, height: 1 } };
const known: PhotoTileFragment['identifications'] = [
  { id: '1', bib: '42', raceName: null, evidence },
];
const read = (id: string, state: ReadOnPhotoFragment['state']): ReadOnPhotoFragment => ({
  id,
  bib: id,
  state,
  decidedBy: 'READING',
  reason: 'READING',
  evidence,
});

test('visitors see what is published', () => {
  expect(readsOnPhoto(known, null)).toBe(known);
  expect(known.map(isDoubted)).toEqual([false]);
});

test('members see what is doubted, too', () => {
  const reading = {
    identifications: [read('1', 'ACTIVE')],
    uncertainReads: [read('2', 'UNCERTAIN')],
  };
  const reads = readsOnPhoto(known, reading);
  expect(reads.map((one) => [one.id, isDoubted(one)])).toEqual([
    ['1', false],
    ['2', true],
  ]);
});

test.each([
  [0.997, 0.99],
  [0.9, 0.9],
  [0.29, 0.29],
  [1, 1],
])('%f is shown as %f', (confidence, shown) => {
  expect(shownConfidence(confidence)).toBe(shown);
});
