import { expect, test } from '@jest/globals';
import { failureKind, fieldRefused, traceIdOf } from './failure.ts';

test('a refusal is named by its code, the rest by what it is', () => {
  expect(failureKind({ graphQLErrors: [{ extensions: { code: 'NOT_FOUND' } }] })).toBe('NOT_FOUND');
  expect(failureKind({ graphQLErrors: [{ extensions: { code: 'ODD' } }] })).toBe('FAULT');
  expect(failureKind({ networkError: new Error('down'), graphQLErrors: [] })).toBe('OFFLINE');
  expect(failureKind({})).toBe('FAULT');
});

test.each([
  ['who was taken off an event', 'NO_LONGER_TAKES_PART'],
  ['who has not shown her second factor', 'SECOND_FACTOR_REQUIRED'],
])('%s is told so', (_who, reason) => {
  const params = { reason };
  const refusal = { graphQLErrors: [{ extensions: { code: 'FORBIDDEN', params } }] };
  expect(failureKind(refusal)).toBe(reason);
});

test('a fault gives its trace id', () => {
  expect(traceIdOf({ graphQLErrors: [{ extensions: { traceId: 'abc' } }] })).toBe('abc');
  expect(traceIdOf({ graphQLErrors: [{}] })).toBeNull();
});

test('a refused field is named, when the API says which', () => {
  const of = (extensions: Record<string, unknown>) => ({ graphQLErrors: [{ extensions }] });
  const params = { field: 'organization.siret' };
  expect(fieldRefused(of({ code: 'BAD_USER_INPUT', params }))).toBe('organization.siret');
  expect(fieldRefused(of({ code: 'BAD_USER_INPUT', params: { limit: 'depth' } }))).toBeNull();
  expect(fieldRefused(of({ code: 'BAD_USER_INPUT' }))).toBeNull();
  expect(fieldRefused(of({ code: 'CONFLICT', params }))).toBeNull();
});
