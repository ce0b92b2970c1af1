import { expect, test } from '@jest/globals';
import { newId } from '@focus-racer/contracts';
import { createLogger, newApiKeySecret } from '@focus-racer/service-kit';
import { ApiKeys } from './api-keys.ts';

function openKeys(answer: () => unknown = () => known()) {
  const asked: string[] = [];
  const told: unknown[] = [];
  let revoke = (_message: { keyIds: string[] }): void => undefined;
  let gap = (): void => undefined;
  const keys = new ApiKeys({
    bus: {
      subscribe: (_name, listener) => {
        revoke = listener as typeof revoke;
        return () => undefined;
      },
      onGap: (listener) => {
        gap = listener;
        return () => undefined;
      },
    },
    identity: {
      ask: ((_operation: unknown, { secretHash }: { secretHash: string }) => {
        asked.push(secretHash);
        return Promise.resolve(answer());
      }) as never,
    },
    logger: createLogger('test', 'silent'),
  });
  keys.onRevoked((keyIds) => told.push(keyIds));
  return { keys, asked, told, revoke: (id: string) => revoke({ keyIds: [id] }), gap: () => gap() };
}

const known = (expiresAt: Date | null = null) => ({
  keyId: newId(),
  accountId: newId(),
  scopes: ['photos:read'],
  organizationId: newId(),
  organizationKind: 'AGENCY',
  role: 'MANAGER',
  expiresAt,
});

test('identity is asked once for a while, by a hash that is not the secret', async () => {
  const { keys, asked } = openKeys();
  const secret = newApiKeySecret();
  const [first, second] = await Promise.all([keys.verify(secret), keys.verify(secret)]);
  expect(first?.viewer).toMatchObject({ kind: 'apiKey', scopes: ['photos:read'] });
  expect(second).toBe(first);
  expect(asked).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/)]);
  expect(asked[0]).not.toContain(secret);
});

test('identity is not asked for what cannot be a key', async () => {
  const { keys, asked } = openKeys();
  expect(await keys.verify(`${newApiKeySecret().slice(0, -1)}!`)).toBeNull();
  expect(asked).toEqual([]);
});

test('a key that is unknown or over is none, also between two questions', async () => {
  expect(await openKeys(() => null).keys.verify(newApiKeySecret())).toBeNull();
  const over = openKeys(() => known(new Date(Date.now() - 1)));
  expect(await over.keys.verify(newApiKeySecret())).toBeNull();
});

test('a revocation, and a time in which one may have been missed, end what is remembered', async () => {
  const { keys, asked, told, revoke, gap } = openKeys();
  const secret = newApiKeySecret();
  await keys.verify(secret);
  revoke('a-key');
  await keys.verify(secret);
  gap();
  await keys.verify(secret);
  expect(asked).toHaveLength(3);
  expect(told).toEqual([new Set(['a-key']), 'ALL']);
});

test('a failure is not remembered', async () => {
  let away = true;
  const { keys } = openKeys(() => {
    if (away) throw new Error('connection refused');
    return known();
  });
  const secret = newApiKeySecret();
  await expect(keys.verify(secret)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  away = false;
  expect(await keys.verify(secret)).not.toBeNull();
});
