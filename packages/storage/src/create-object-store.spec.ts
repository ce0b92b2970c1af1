import { expect, test } from '@jest/globals';
import { createObjectStore } from './create-object-store.ts';
import { storageEnvSchema } from './env.ts';

test('the environment alone decides where objects are', () => {
  const addressIn = (env: Record<string, string>): string =>
    createObjectStore(storageEnvSchema.parse(env)).publicUrl('p/1/320');

  const files = { STORE_DIR: '/nowhere', STORE_SECRET: 's'.repeat(32) };
  expect(addressIn(files)).toBe('http://localhost:4010/p/1/320');
  const s3 = { S3_BUCKET: 'photos', S3_ENDPOINT: 'http://store:7070' };
  expect(addressIn({ ...files, ...s3 })).toBe('http://store:7070/photos/p/1/320');
});
