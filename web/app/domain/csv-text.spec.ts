import { expect, test } from '@jest/globals';
import { csvText } from './csv-text.ts';

const bytes = (text: string, encoding: BufferEncoding) =>
  new Uint8Array(Buffer.from(text, encoding));

test('a file of any of the usual encodings reads the same', () => {
  expect(csvText(bytes('Élodie', 'utf8'))).toBe('Élodie');
  expect(csvText(bytes('\ufeffÉlodie', 'utf8'))).toBe('Élodie');
  expect(csvText(bytes('Élodie', 'latin1'))).toBe('Élodie');
  expect(csvText(bytes('\ufeffÉlodie', 'utf16le'))).toBe('Élodie');
});
