/* eslint-disable no-restricted-syntax -- plays the environment that the fake looks at */
import { afterEach, describe, expect, test } from '@jest/globals';
import { FakeEngine } from './fake-engine.ts';
import { testVisionEngine } from './vision-engine-conformance.ts';

const { NODE_ENV } = process.env;
afterEach(() => {
  process.env['NODE_ENV'] = NODE_ENV;
});

describe('FakeEngine', () => {
  testVisionEngine({
    engine: () =>
      Promise.resolve(
        new FakeEngine(({ scaleToOriginal: s }) =>
          Promise.resolve([
            {
              text: '1234',
              confidence: 0.98,
              weakestCharacter: 0.9,
              box: { x: 10 * s, y: 20 * s, width: 30 * s, height: 12 * s },
              heightPx: 12 * s,
              digitPosteriors: null,
            },
          ]),
        ),
      ),
    photo: () =>
      Promise.resolve({ data: new Uint8Array(30000), width: 100, height: 100, scaleToOriginal: 1 }),
  });

  test('refuses production', () => {
    process.env['NODE_ENV'] = 'production';
    expect(() => new FakeEngine(() => Promise.resolve([]))).toThrow('No fake engine in production');
  });
});
