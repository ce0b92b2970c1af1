import { CROP_SHAPES as OF_CONTRACTS } from '@focus-racer/contracts';
import { expect, test } from '@jest/globals';
import { CROP_SHAPES } from './crop-shapes.ts';

test('pages and workers cut to the same shapes', () => {
  expect(CROP_SHAPES).toEqual(OF_CONTRACTS);
});
