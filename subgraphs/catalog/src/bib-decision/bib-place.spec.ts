import { expect, test } from '@jest/globals';
import { wearerOf } from './bib-place.ts';
import { lineOn, personAt } from './reading.fixture.ts';

const person = personAt(500);
const placeOf = (...of: Parameters<typeof wearerOf>) => wearerOf(...of)!.place;

test('where bibs usually hang nothing is odd', () => {
  const { oddAside, oddBelow, oddHeight } = placeOf(lineOn(person, '3638'), [person]);
  expect(oddAside).toBeCloseTo(0, 6);
  expect(oddBelow).toBeCloseTo(0, 6);
  expect(oddHeight).toBeLessThan(0.01);
});

test('it is the person that the line suits best', () => {
  const others = [personAt(200), person, personAt(800, 60, 20)];
  expect(wearerOf(lineOn(person, '3638'), others)?.person).toBe(person);
});

test('a banner is odd by its height, a neighbour by its distance', () => {
  const line = lineOn(person, '3638');
  expect(placeOf({ ...line, heightPx: 4 * line.heightPx }, [person]).oddHeight).toBeGreaterThan(9);
  expect(placeOf(line, [personAt(650)]).oddAside).toBeGreaterThan(9);
});

test('nobody seen, nobody wears it', () => {
  expect(wearerOf(lineOn(person, '3638'), [])).toBeNull();
});
