import { describe, expect, test } from '@jest/globals';
import { newId, originalKey, publicRenditionKey, webRenditionKey } from '@focus-racer/contracts';
import { assert, property, string } from 'fast-check';
import { resolve } from 'node:path';
import { checkPublicKey, InvalidKeyError, isObjectKey, isPublicKey } from './object-key.ts';

describe('object keys', () => {
  const photo = { eventId: newId(), photoId: newId(), recipe: 'r1' };

  test('are what the contracts make of a photo', () => {
    const open = publicRenditionKey({ ...photo, publicToken: 'a'.repeat(32), sizePx: 320 });
    for (const key of [originalKey(photo), webRenditionKey(photo), open]) {
      expect(isObjectKey(key)).toBe(true);
    }
    expect([isPublicKey(open), isPublicKey(originalKey(photo))]).toEqual([true, false]);
  });

  test('under p/ alone have a public address', () => {
    expect(() => checkPublicKey('p/1/320')).not.toThrow();
    for (const key of ['e/1/original', 'pp/1', 'p/../e/1']) {
      expect(() => checkPublicKey(key)).toThrow(InvalidKeyError);
    }
  });

  test('never lead out of a folder, and need no escaping in an address', () => {
    assert(
      property(string({ unit: 'binary-ascii', maxLength: 12 }), (tail) => {
        const key = `e/${tail}`;
        if (!isObjectKey(key)) return;
        expect(resolve('/store', key)).toBe(`/store/${key}`);
        expect(new URL(`http://files/${key}`).pathname).toBe(`/${key}`);
      }),
      { numRuns: 2000 },
    );
  });
});
