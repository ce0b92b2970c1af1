import { describe, expect, test } from '@jest/globals';
import { parseCharacterSet } from './character-set.ts';

describe('parseCharacterSet', () => {
  test('takes a character a line and adds the space', () => {
    expect(parseCharacterSet("'\r\n疗\r\n9\r\n\r\n")).toEqual(["'", '疗', '9', ' ']);
  });

  test('keeps an empty line in the middle: the classes after it must not move', () => {
    expect(parseCharacterSet('a\n\nb\n')).toEqual(['a', '', 'b', ' ']);
  });
});
