import { expect, test } from '@jest/globals';
import { parse } from 'graphql';
import { PERSISTED } from '../graphql/persisted.ts';
import { isForgotten, persistedOperation } from './persisted-operation.ts';

test('an operation is named by its hash, whatever fragments come with it', () => {
  const document = parse('fragment a on Account { id } query Me { me { ...a } }');
  expect(persistedOperation(document)).toEqual({
    persistedQuery: { version: 1, sha256Hash: PERSISTED['Me'] },
  });
  expect(persistedOperation(document, { spelledOut: true }).persistedQuery.miss).toBe(true);
});

test('what is not ours is a mistake', () => {
  expect(() => persistedOperation(parse('query Unheard { me { id } }'))).toThrow('./graphql');
});

test('a newer API says that it has forgotten an operation', () => {
  const refusal = (params?: object) => ({ graphQLErrors: [{ extensions: { params } }] });
  expect(isForgotten(refusal({ field: 'persistedQuery' }))).toBe(true);
  expect(isForgotten(refusal({ field: 'email' }))).toBe(false);
  expect(isForgotten(refusal())).toBe(false);
  expect(isForgotten(undefined)).toBe(false);
});
