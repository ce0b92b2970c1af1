import { expect, test } from '@jest/globals';
import { pluralForm } from './plural-form.ts';

const formsOf = (language: string, forms: number) =>
  [0, 1, 2, 21, -3, 1_000_000].map((count) => pluralForm(language)(count, forms));

test('none is one in French and many in English', () => {
  expect(formsOf('fr', 2)).toEqual([0, 0, 1, 1, 1, 1]);
  expect(formsOf('en', 2)).toEqual([1, 0, 1, 1, 1, 1]);
});

test('a message with words for none says them in both languages', () => {
  expect(formsOf('fr', 3)).toEqual([0, 1, 2, 2, 2, 2]);
  expect(formsOf('en', 3)).toEqual([0, 1, 2, 2, 2, 2]);
});
