import { expect, test } from '@jest/globals';
import { boxInPercent, chipPlace } from './photo-box.ts';

const photo = { width: 3000, height: 2000 };
const boxAt = (x: number, y: number) => ({ x, y, width: 120, height: 80 });

test('a box keeps its place at any size', () => {
  expect(boxInPercent(boxAt(300, 500), photo)).toEqual({
    left: '10.00%',
    top: '25.00%',
    width: '4.00%',
    height: '4.00%',
  });
});

test('a chip stands below its bib, away from the face above', () => {
  expect(chipPlace(boxAt(1400, 900), photo)).toEqual({ side: 'below', align: 'centre' });
});

test('a chip never leaves the picture', () => {
  expect(chipPlace(boxAt(1400, 1900), photo).side).toBe('inside');
  expect(chipPlace(boxAt(0, 900), photo).align).toBe('start');
  expect(chipPlace(boxAt(2880, 900), photo).align).toBe('end');
});
