import { describe, expect, test } from '@jest/globals';
import { PasswordHasher } from './password-hasher.ts';

describe('the password hasher', () => {
  test('tells the right password from a wrong one, and never accepts for nobody', async () => {
    const hasher = new PasswordHasher({ concurrency: 1, maxWaiting: 8 });
    const stored = await hasher.hash('a long password');
    expect(await hasher.verify('a long password', stored)).toBe(true);
    expect(await hasher.verify('another password', stored)).toBe(false);
    expect(await hasher.verify('the password of nobody', null)).toBe(false);
  });

  test('answers UNAVAILABLE when more would wait than it may hold, and serves those in line', async () => {
    const hasher = new PasswordHasher({ concurrency: 1, maxWaiting: 2 });
    await hasher.verify('warm', null);
    const asked = Array.from({ length: 5 }, () => hasher.hash('a long password'));
    const answers = await Promise.allSettled(asked);
    expect(answers.map((answer) => answer.status)).toEqual([
      'fulfilled',
      'fulfilled',
      'fulfilled',
      'rejected',
      'rejected',
    ]);
    expect(answers[4]).toMatchObject({ reason: { code: 'UNAVAILABLE' } });
    expect(await hasher.hash('afterwards')).toMatch(/^\$argon2id/);
  });
});
