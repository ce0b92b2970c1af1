import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import path from 'node:path';

type Messages = { [key: string]: string | Messages };

function read(language: string): Map<string, string> {
  const file = path.join(import.meta.dirname, 'locales', `${language}.json`);
  const flat = (messages: Messages, prefix: string): [string, string][] =>
    Object.entries(messages).flatMap(([key, value]) =>
      typeof value === 'string' ? [[prefix + key, value]] : flat(value, `${prefix}${key}.`),
    );
  return new Map(flat(JSON.parse(readFileSync(file, 'utf8')) as Messages, ''));
}

const french = read('fr');
const english = read('en');
const placeholders = (message = '') => [...new Set(message.match(/\{\w+\}/g))].sort();

describe('the words of the interface', () => {
  test('both languages have the same keys, in the same order', () => {
    expect([...english.keys()]).toEqual([...french.keys()]);
  });

  test('a message takes the same values in both languages', () => {
    for (const [key, message] of french) {
      expect([key, placeholders(english.get(key))]).toEqual([key, placeholders(message)]);
    }
  });

  test('a message has as many plural forms in both languages', () => {
    const forms = (message = '') => message.split(' | ').length;
    for (const [key, message] of french) {
      expect([key, forms(english.get(key))]).toEqual([key, forms(message)]);
    }
  });

  test('French puts a narrow no-break space before ; : ! ?', () => {
    const wrong = [...french].filter(([, message]) =>
      /[^\u202f\s][;:!?](\s|$)| [;:!?]/.test(message),
    );
    expect(wrong).toEqual([]);
  });

  test('no message is empty', () => {
    for (const messages of [french, english]) {
      expect([...messages].filter(([, message]) => message.trim() === '')).toEqual([]);
    }
  });
});
