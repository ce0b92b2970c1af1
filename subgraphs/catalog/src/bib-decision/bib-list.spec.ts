import { describe, expect, test } from '@jest/globals';
import { BibList } from './bib-list.ts';

const list = new BibList(['3638', '3639', '638', '36', '13638', 'A12', '9000']);

describe('BibList', () => {
  test('has what stands in it', () => {
    expect(['3638', 'A12', '36', '37'].map((key) => list.has(key))).toEqual([
      true,
      true,
      true,
      false,
    ]);
  });

  test.each([
    ['3638', ['3638', '3639', '638', '13638']],
    ['63', ['638']],
    ['9001', ['9000']],
    ['7', []],
    ['4545', []],
  ])('like %s are %j', (digits, keys) => {
    expect([...list.like(digits)].sort()).toEqual([...keys].sort());
  });

  test('counts the numbers that have more before or after some digits, not on both sides', () => {
    expect(list.countLonger('363', 1)).toBe(2);
    expect(list.countLonger('36', 2)).toBe(2);
    expect(list.countLonger('638', 2)).toBe(1);
    expect(list.countLonger('63', 1)).toBe(1);
    expect(list.countLonger('63', 2)).toBe(0);
  });

  test('tells how densely it fills the numbers of a length', () => {
    expect(list.density(4)).toBeCloseTo(3 / 9000, 10);
    expect(list.density(2)).toBeCloseTo(1 / 90, 10);
    expect(list.density(6)).toBe(0);
  });
});
