import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { storageEnvSchema } from './env.ts';

const problems = (env: Record<string, string>): string[] =>
  storageEnvSchema.safeParse(env).error?.issues.map((issue) => issue.path.join('.')) ?? [];

const files = { STORE_DIR: '/data', STORE_SECRET: 's'.repeat(32) };

describe('the storage settings', () => {
  test('are files on disk by default', () => {
    expect(storageEnvSchema.parse({ ...files, FILES_URL: 'https://files.test/' }).storage).toEqual({
      kind: 'files',
      directory: '/data',
      secret: 's'.repeat(32),
      url: 'https://files.test',
    });
  });

  test('are S3 once a bucket is named, whatever else is set', () => {
    const env = {
      ...files,
      S3_BUCKET: 'photos',
      S3_ENDPOINT: 'http://store:7070',
      S3_ACCESS_KEY_ID: 'key',
      S3_SECRET_ACCESS_KEY: 'secret',
      PUBLIC_URL: 'https://racer.test/',
    };
    expect(storageEnvSchema.parse(env).storage).toEqual({
      kind: 's3',
      bucket: 'photos',
      region: 'us-east-1',
      endpoint: 'http://store:7070',
      credentials: { accessKeyId: 'key', secretAccessKey: 'secret' },
      webOrigin: 'https://racer.test',
    });
  });

  test('name all that is missing at once', () => {
    expect(problems({})).toEqual(['STORE_DIR', 'STORE_SECRET']);
    expect(problems({ STORE_DIR: '/data', STORE_SECRET: 'short' })).toEqual(['STORE_SECRET']);
    expect(problems({ ...files, S3_ENDPOINT: 'http://store:7070' })).toEqual(['S3_BUCKET']);
    expect(problems({ S3_BUCKET: 'photos', S3_ACCESS_KEY_ID: 'key' })).toEqual([
      'S3_SECRET_ACCESS_KEY',
    ]);
  });

  test("stand beside a process's own, and tell their problems together", () => {
    const schema = z.object({ PUBLIC_URL: z.string(), PORT: z.string() }).and(storageEnvSchema);
    const env = schema.parse({ ...files, PUBLIC_URL: 'https://racer.test', PORT: '1' });
    expect([env.PORT, env.PUBLIC_URL, env.storage.kind]).toEqual([
      '1',
      'https://racer.test',
      'files',
    ]);
    const missing = schema.safeParse({ PORT: '1' }).error?.issues.map((one) => one.path.join('.'));
    expect(missing).toEqual(['PUBLIC_URL', 'STORE_DIR', 'STORE_SECRET']);
  });
});
