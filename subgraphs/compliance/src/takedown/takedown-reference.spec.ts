import { expect, test } from '@jest/globals';
import { newReference, readReference } from './takedown-reference.ts';

test('a reference is three groups of five, and no two are the same', () => {
  const references = Array.from({ length: 1000 }, newReference);
  for (const reference of references) {
    expect(reference).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}(-[0-9A-HJKMNP-TV-Z]{5}){2}$/);
  }
  expect(new Set(references).size).toBe(references.length);
});

test('it is understood however it is typed', () => {
  for (const typed of [
    '01ABC-DEFGH-JKMNP',
    '01abcdefghjkmnp',
    ' o1abc defgh jkmnp ',
    'oIabc-defgh-jkmnp',
  ]) {
    expect(readReference(typed)).toBe('01ABC-DEFGH-JKMNP');
  }
  for (const typed of [
    '',
    '01ABC',
    '01ABC-DEFGH-JKMNU',
    '01ABC-DEFGH-JKMNP-Q',
    "01ABC-DEFGH-JKMN'",
  ]) {
    expect(readReference(typed)).toBeNull();
  }
});
