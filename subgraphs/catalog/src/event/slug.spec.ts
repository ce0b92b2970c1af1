import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { makeSlug } from './slug.ts';

test.each([
  ['Trail des Crêtes 2026', /^trail-des-cretes-2026-[2-9a-z]{6}$/],
  ['  ÉCO—Run!! ', /^eco-run-[2-9a-z]{6}$/],
  ['北京马拉松', /^event-[2-9a-z]{6}$/],
])('%s', (name, slug) => {
  expect(makeSlug(name)).toMatch(slug);
});

test('is always an address, and never the same twice', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 300 }), (name) => {
      const slug = makeSlug(name);
      expect(slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(slug.length).toBeLessThanOrEqual(67);
      expect(makeSlug(name)).not.toBe(slug);
    }),
  );
});
