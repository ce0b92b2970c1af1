import { readEnv } from '@focus-racer/service-kit';
import { expect, test } from '@jest/globals';
import { fileServerEnvSchema } from './env.ts';

const sound = { NODE_ENV: 'development', STORE_DIR: '/files', STORE_SECRET: 's'.repeat(32) };

test('the file server refuses to start in production', () => {
  expect(readEnv(fileServerEnvSchema, sound).STORE_DIR).toBe('/files');
  expect(() => readEnv(fileServerEnvSchema, { ...sound, NODE_ENV: 'production' })).toThrow(
    'no file server in production',
  );
});

test('nor where nobody said that this is no production', () => {
  const { NODE_ENV, ...unsaid } = sound;
  expect(NODE_ENV).toBe('development');
  expect(() => readEnv(fileServerEnvSchema, unsaid)).toThrow('NODE_ENV');
});
