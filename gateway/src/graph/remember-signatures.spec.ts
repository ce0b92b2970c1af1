import { afterEach, expect, jest, test } from '@jest/globals';
import { ANONYMOUS, type Asker } from '@focus-racer/contracts';
import { TEST_CLIENT } from '../../../tests/client.ts';
import { rememberSignatures } from './remember-signatures.ts';

afterEach(() => {
  jest.useRealTimers();
});

test('who asks again within moments is signed once, anybody else and anywhere else anew', async () => {
  jest.useFakeTimers();
  let signatures = 0;
  const sign = rememberSignatures(() => Promise.resolve(`signature ${(signatures += 1)}`));
  const asker: Asker = { viewer: ANONYMOUS, client: TEST_CLIENT };
  const elsewhere = { ...asker, client: { ...TEST_CLIENT, address: '192.0.2.2' } };
  expect([await sign(asker), await sign({ ...asker })]).toEqual(['signature 1', 'signature 1']);
  expect(await sign(elsewhere)).toBe('signature 2');
  jest.advanceTimersByTime(15_001);
  expect(await sign(asker)).toBe('signature 3');
});
