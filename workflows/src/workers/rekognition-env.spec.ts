import { describe, expect, test } from '@jest/globals';
import { rekognitionEnvSchema } from './rekognition-env.ts';

const chosen = { VISION_ENGINE: 'rekognition' };
const settingsOf = (env: Record<string, string>) => rekognitionEnvSchema.parse(env).rekognition;

describe('the cloud engine', () => {
  test('is absent unless it is chosen', () => {
    expect(settingsOf({})).toBeNull();
    expect(settingsOf({ VISION_ENGINE: 'embedded', REKOGNITION_REGION: 'eu-west-1' })).toBeNull();
    expect(() => settingsOf({ VISION_ENGINE: 'tesseract' })).toThrow('VISION_ENGINE');
  });

  test('has the quota of its region unless the account has another', () => {
    expect(settingsOf(chosen)).toEqual({
      region: 'eu-west-1',
      quotaPerSecond: 50,
      callLimitMs: 10_000,
    });
    expect(settingsOf({ ...chosen, REKOGNITION_REGION: 'eu-west-3' })?.quotaPerSecond).toBe(5);
    expect(settingsOf({ ...chosen, REKOGNITION_CALLS_PER_SECOND: '25' })?.quotaPerSecond).toBe(25);
  });

  test('takes keys in pairs', () => {
    const keys = { REKOGNITION_ACCESS_KEY_ID: 'a', REKOGNITION_SECRET_ACCESS_KEY: 'b' };
    expect(settingsOf({ ...chosen, ...keys })?.credentials).toEqual({
      accessKeyId: 'a',
      secretAccessKey: 'b',
    });
    expect(() => settingsOf({ ...chosen, REKOGNITION_ACCESS_KEY_ID: 'a' })).toThrow(
      'REKOGNITION_SECRET_ACCESS_KEY',
    );
  });
});
