import { expect, test } from '@jest/globals';
import { bibAsWritten } from './bib-as-written.ts';

test('a bib is shown as it is worn, not as it was typed', () => {
  expect(bibAsWritten('0301', ['4127', '301'])).toBe('301');
  expect(bibAsWritten('7', ['007'])).toBe('007');
  expect(bibAsWritten(' a-12 ', ['A12'])).toBe('A12');
});

test('a bib that nobody wears is shown as it was typed', () => {
  expect(bibAsWritten(' 0301 ', ['3010', '30'])).toBe('0301');
  expect(bibAsWritten('0', [])).toBe('0');
});
