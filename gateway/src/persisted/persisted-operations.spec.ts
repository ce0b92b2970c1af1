import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { PersistedOperations, readPersistedOperations } from './persisted-operations.ts';

const TEXT = '{ me { id } }';
const HASH = createHash('sha256').update(TEXT).digest('hex');
const operations = new PersistedOperations(new Map([[HASH, TEXT]]));
const named = (sha256Hash: unknown) => ({ persistedQuery: { version: 1, sha256Hash } });

test('a known name is our operation with its text, whatever text comes along', () => {
  for (const query of [undefined, '', '{ everything }']) {
    const asked = { query, variables: { a: 1 }, extensions: { ...named(HASH), other: 1 } };
    expect(operations.resolve(asked)).toEqual({
      request: { query: TEXT, variables: { a: 1 }, extensions: { other: 1 } },
      ours: true,
    });
  }
});

test('a text alone is not ours, even when it is the same', () => {
  const asked = { query: TEXT };
  expect(operations.resolve(asked)).toEqual({ request: asked, ours: false });
});

test('an unknown name counts as its text', () => {
  const asked = { query: '{ other }', extensions: named('f'.repeat(64)) };
  expect(operations.resolve(asked)).toEqual({
    request: { query: '{ other }', extensions: {} },
    ours: false,
  });
});

test.each([['f'.repeat(64)], ['__proto__'], ['constructor'], [null], [{}], [undefined]])(
  'the name %p alone is refused',
  (name) => {
    expect(() => operations.resolve({ extensions: named(name) })).toThrow('not known here');
  },
);

test("the web's operations are named by what they are", () => {
  const { texts } = readPersistedOperations() as unknown as { texts: Map<string, string> };
  expect(texts.size).toBeGreaterThan(0);
  for (const [hash, text] of texts) {
    expect(createHash('sha256').update(text).digest('hex')).toBe(hash);
  }
});
