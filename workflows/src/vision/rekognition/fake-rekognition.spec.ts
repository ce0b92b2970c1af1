/* eslint-disable no-restricted-syntax -- plays the environment that the fake looks at */
import { afterEach, expect, test } from '@jest/globals';
import { startFakeRekognition } from './fake-rekognition.ts';
import { TokenBucket } from './token-bucket.ts';

const { NODE_ENV } = process.env;
afterEach(() => {
  process.env['NODE_ENV'] = NODE_ENV;
});

test('refuses production', async () => {
  process.env['NODE_ENV'] = 'production';
  await expect(startFakeRekognition()).rejects.toThrow('No fake cloud in production');
});

test('a request without a signature is refused', async () => {
  const cloud = await startFakeRekognition();
  const answer = await fetch(cloud.endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'RekognitionService.DetectText',
    },
    body: '{}',
  });
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({ __type: 'MissingAuthenticationTokenException' });
  await cloud.close();
});

test('a quota lets a second of calls through at once, and then as many as time brings', () => {
  let nowMs = 0;
  const bucket = new TokenBucket(5, () => nowMs);
  const taken = (tries: number) =>
    Array.from({ length: tries }, () => bucket.take()).filter(Boolean);
  expect(taken(9)).toHaveLength(5);
  nowMs = 400;
  expect(taken(9)).toHaveLength(2);
  nowMs = 60_000;
  expect(taken(9)).toHaveLength(5);
});
