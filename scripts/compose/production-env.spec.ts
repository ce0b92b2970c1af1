import { createPrivateKey, createPublicKey } from 'node:crypto';
import { parseEnv } from 'node:util';
import { expect, test } from '@jest/globals';
import { roleUrl } from '../database/schemas.ts';
import { completeEnvFile, productionSecrets } from './production-env.ts';

const CHOSEN = { PUBLIC_HOST: 'photos.example.org' };

test('an empty file gets everything, once', () => {
  const first = completeEnvFile('', CHOSEN);
  const made = parseEnv(first.text);
  expect(first.added.toSorted()).toEqual(Object.keys(made).toSorted());
  expect(made).toMatchObject(CHOSEN);
  for (const value of Object.values(made)) expect(value?.length).toBeGreaterThan(15);
  expect(completeEnvFile(first.text, CHOSEN)).toEqual({ text: first.text, added: [], stale: [] });
});

test('what stands there stays, and the rest is made to fit', () => {
  const before = "# mine\nSERVICE_TOKEN='chosen by hand'\nPUBLIC_HOST=other.example.org";
  const { text, added } = completeEnvFile(before, CHOSEN);
  expect(text.startsWith(`${before}\n`)).toBe(true);
  expect(added).not.toContain('SERVICE_TOKEN');
  expect(parseEnv(text)).toMatchObject({ PUBLIC_HOST: 'other.example.org' });
});

test('a derived value that no longer fits is told, not replaced', () => {
  const { text } = completeEnvFile('', CHOSEN);
  const other = text.replace(/^DATABASE_ROLES_SECRET=.*$/m, "DATABASE_ROLES_SECRET='another one'");
  const { stale, text: after } = completeEnvFile(other, CHOSEN);
  expect(after).toBe(other);
  expect(stale).toContain('CATALOG_DATABASE_PASSWORD');
});

test('nothing of the embedded parts is made', () => {
  const made = productionSecrets({});
  expect(made).not.toHaveProperty('STORE_SECRET');
  expect(made).not.toHaveProperty('DEMO_PASSWORD');
});

test('public keys and passwords belong to the secrets beside them', () => {
  const made = productionSecrets({});
  const keyOf = (name: string) => JSON.parse(made[name] ?? '') as Record<string, string>;
  const derived = createPublicKey(
    createPrivateKey({ key: keyOf('VIEWER_SIGNING_KEY'), format: 'jwk' }),
  );
  expect(derived.export({ format: 'jwk' })).toMatchObject({ x: keyOf('VIEWER_PUBLIC_KEY')['x'] });
  expect(keyOf('VIEWER_PUBLIC_KEY')).not.toHaveProperty('d');
  const url = roleUrl('postgres://h/db', made['DATABASE_ROLES_SECRET'] ?? '', 'catalog', 'app');
  expect(new URL(url).password).toBe(made['CATALOG_DATABASE_PASSWORD']);
});
