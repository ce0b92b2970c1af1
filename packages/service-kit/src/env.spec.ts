import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { EnvError, jwkSchema, portSchema, readEnv } from './env.ts';

const schema = z.object({ PORT: portSchema, NAME: z.string().default('x'), KEY: jwkSchema });

describe('readEnv', () => {
  test('reads, converts and freezes', () => {
    const env = readEnv(schema, { PORT: '4001', KEY: '{"kty":"OKP"}' });
    expect(env).toEqual({ PORT: 4001, NAME: 'x', KEY: { kty: 'OKP' } });
    expect(Object.isFrozen(env)).toBe(true);
  });

  test('names every problem at once', () => {
    const read = (): unknown => readEnv(schema, { PORT: 'no', KEY: 'no' });
    expect(read).toThrow(EnvError);
    expect(read).toThrow(/PORT[\s\S]*KEY/);
  });

  test('an empty variable counts as absent', () => {
    expect(readEnv(schema, { PORT: '1', NAME: '', KEY: '{}' }).NAME).toBe('x');
  });
});
