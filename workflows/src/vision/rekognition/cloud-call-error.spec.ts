import { expect, test } from '@jest/globals';
import { CloudCallError, toCloudCallError } from './cloud-call-error.ts';

const vendorError = (name: string, httpStatusCode?: number) =>
  Object.assign(new Error('of the vendor'), { name, $metadata: { httpStatusCode } });

test.each([
  ['ThrottlingException', 400, 'THROTTLED'],
  ['ProvisionedThroughputExceededException', 400, 'THROTTLED'],
  ['SlowDown', 429, 'THROTTLED'],
  ['InternalServerError', 500, 'BROKEN'],
  ['ServiceUnavailable', 503, 'BROKEN'],
  ['RequestTimeout', 408, 'BROKEN'],
  ['SyntaxError', 200, 'BROKEN'],
  ['ECONNREFUSED', undefined, 'BROKEN'],
  ['AccessDeniedException', 400, 'REFUSED'],
  ['ImageTooLargeException', 400, 'REFUSED'],
  ['InvalidImageFormatException', 400, 'REFUSED'],
  ['UnrecognizedClientException', 403, 'REFUSED'],
  ['CredentialsProviderError', undefined, 'REFUSED'],
])('%s with status %s is %s', (name, status, trouble) => {
  const cause = vendorError(name, status);
  expect(toCloudCallError(cause)).toMatchObject({
    trouble,
    message: `${name}: of the vendor`,
    cause,
  });
});

test('what is told already is told no more', () => {
  const told = new CloudCallError('BROKEN', 'no answer');
  expect(toCloudCallError(told)).toBe(told);
  expect(toCloudCallError('a string')).toMatchObject({ trouble: 'BROKEN' });
});
