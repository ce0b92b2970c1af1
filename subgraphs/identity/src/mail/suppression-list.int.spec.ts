import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { OutboxRow } from '@focus-racer/service-kit';
import { AddressKeys } from '../address/address-keys.ts';
import { openIdentity } from '../fixture.ts';
import { SuppressedAddress } from './suppressed-address.entity.ts';
import { SuppressionList } from './suppression-list.ts';

const CHECK = `mutation ($address: String!, $refusable: Boolean!) {
  checkMailAddress(address: $address, refusable: $refusable) { mayReceive unsubscribeToken }
}`;
const UNSUBSCRIBE = 'mutation ($token: String!) { unsubscribe(token: $token) }';
const SUPPRESS = 'mutation ($address: String!) { suppressAddress(address: $address) }';
const DAY_MS = 86_400_000;

let identity: Awaited<ReturnType<typeof openIdentity>>;
beforeAll(async () => {
  identity = await openIdentity();
});
afterAll(() => identity.close());

async function check(address: string, refusable: boolean) {
  const { data } = await identity.askInternal(CHECK, { address, refusable });
  return data['checkMailAddress'] as { mayReceive: boolean; unsubscribeToken: string };
}

async function unsubscribe(token: string) {
  const { data } = await identity.ask({ kind: 'anonymous' }, UNSUBSCRIBE, { token });
  return data['unsubscribe'];
}

test('one click without signing in ends invitations to that address, and nothing else', async () => {
  const { unsubscribeToken } = await check('ana@example.org', true);
  expect(await unsubscribe(unsubscribeToken)).toBe(true);
  expect(await unsubscribe(unsubscribeToken)).toBe(true);
  expect(await check('ANA@example.org', true)).toMatchObject({ mayReceive: false });
  expect(await check('ana@example.org', false)).toMatchObject({ mayReceive: true });
  expect(await check('eve@example.org', true)).toMatchObject({ mayReceive: true });
});

test('a token that is none of ours changes nothing', async () => {
  const { unsubscribeToken } = await check('zoe@example.org', true);
  expect(await unsubscribe(`${unsubscribeToken.slice(0, -2)}xx`)).toBe(false);
  expect(await unsubscribe('')).toBe(false);
  expect(await check('zoe@example.org', true)).toMatchObject({ mayReceive: true });
});

test('an address that is not there gets nothing for a week, and stays unsubscribed after it', async () => {
  const { unsubscribeToken } = await check('lea@example.org', true);
  await identity.askInternal(SUPPRESS, { address: 'lea@example.org' });
  await unsubscribe(unsubscribeToken);
  await identity.askInternal(SUPPRESS, { address: 'lea@example.org' });
  expect(await check('lea@example.org', false)).toMatchObject({ mayReceive: false });
  const keys = new AddressKeys('the-address-secret-of-identity-tests');
  const inAWeek = new Date(Date.now() + 7 * DAY_MS + 1000);
  const later = new SuppressionList(identity.orm.em.fork(), keys, () => inAWeek);
  expect(await later.check('lea@example.org', false)).toMatchObject({ mayReceive: true });
  expect(await later.check('lea@example.org', true)).toMatchObject({ mayReceive: false });
});

test('no row and no audit line knows an address', async () => {
  const em = identity.orm.em.fork();
  const kept = JSON.stringify([await em.find(SuppressedAddress, {}), await em.find(OutboxRow, {})]);
  expect(kept).toContain('address.unsubscribed');
  expect(kept).not.toContain('example.org');
});
