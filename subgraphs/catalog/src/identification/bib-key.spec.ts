import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { bibKey } from './bib-key.ts';

test.each([
  ['7', '7'],
  ['007', '7'],
  [' 0 0 7 ', '7'],
  ['000', '0'],
  ['A007', 'A007'],
  ['a-12', 'A12'],
  ['0A1', 'A1'],
  ['', ''],
  ['--', ''],
])('%j is matched by %j', (bib, key) => {
  expect(bibKey(bib)).toBe(key);
});

test('a key is its own key', () => {
  fc.assert(
    fc.property(fc.string(), (bib) => {
      expect(bibKey(bibKey(bib))).toBe(bibKey(bib));
    }),
  );
});
