import { expect, test } from '@jest/globals';
import { wearerOf } from './bib-place.ts';
import { neighboursOf } from './neighbours.ts';
import type { Person } from './photo-reading.ts';
import { lineOn, personAt } from './reading.fixture.ts';

const runner = personAt(500);
const { box } = lineOn(runner, '3638');
const countAmong = (...others: Person[]) => {
  const people = [...others, runner];
  return neighboursOf(box, wearerOf(lineOn(runner, '3638'), [runner])!, people);
};

test('the wearer is no neighbour', () => {
  expect(countAmong()).toBe(0);
});

test('whoever stands beside the bib is one, on either side', () => {
  expect(countAmong(personAt(400), personAt(620))).toBe(2);
});

test.each([
  ['too far aside', personAt(720)],
  ['far behind', personAt(560, 100, 20)],
  ['with the head below the bib', personAt(520, 400)],
  ['high above', personAt(520, -300)],
])('nobody %s', (_, other) => {
  expect(countAmong(other)).toBe(0);
});

test('whoever is nearer to the camera reaches further', () => {
  expect(countAmong(personAt(720, 100, 120))).toBe(1);
});
