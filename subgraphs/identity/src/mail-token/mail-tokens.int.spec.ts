import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openIdentity } from '../fixture.ts';
import { MailToken } from './mail-token.entity.ts';
import { issueToken, redeemToken } from './mail-tokens.ts';

let identity: Awaited<ReturnType<typeof openIdentity>>;
let accountId: string;
beforeAll(async () => {
  identity = await openIdentity();
  ({ accountId } = await identity.createAccount());
});
afterAll(() => identity.close());

const HOUR_MS = 3_600_000;
const later = (ms: number) => new Date(Date.now() + ms);

async function issue(minutes = 60) {
  const em = identity.orm.em.fork();
  const data = { for: 'a test' };
  const token = await issueToken(em, { purpose: 'RESET_PASSWORD', accountId, data, minutes });
  await em.flush();
  return token;
}
const redeem = (token: string, now = new Date()) =>
  identity.orm.em.transactional((em) => redeemToken(em, 'RESET_PASSWORD', token, now));

describe('a token sent by mail', () => {
  test('is good once, and kept in no readable form', async () => {
    const token = await issue();
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    expect(JSON.stringify(await identity.orm.em.fork().find(MailToken, {}))).not.toContain(token);
    expect(await redeem(token)).toEqual({ accountId, data: { for: 'a test' } });
    expect(await redeem(token)).toBeNull();
  });

  test('is given to one of two that come together', async () => {
    const token = await issue();
    const answers = await Promise.all([redeem(token), redeem(token), redeem(token)]);
    expect(answers.filter((answer) => answer !== null)).toHaveLength(1);
  });

  test('ends with its time', async () => {
    const token = await issue();
    expect(await redeem(token, later(HOUR_MS))).toBeNull();
    expect(await redeem(token, later(HOUR_MS - 1000))).not.toBeNull();
  });

  test('serves its own purpose only', async () => {
    const token = await issue();
    const other = await redeemToken(identity.orm.em.fork(), 'VERIFY_EMAIL', token);
    expect(other).toBeNull();
    expect(await redeem(token)).not.toBeNull();
  });

  test('stays good when what it asked for failed', async () => {
    const token = await issue();
    const failing = identity.orm.em.transactional(async (em) => {
      await redeemToken(em, 'RESET_PASSWORD', token);
      throw new Error('the rest failed');
    });
    await expect(failing).rejects.toThrow('the rest failed');
    expect(await redeem(token)).not.toBeNull();
  });

  test('goes when it has ended and another is issued', async () => {
    await issue(-1);
    await issue();
    const kept = await identity.orm.em.fork().find(MailToken, {});
    expect(kept.filter(({ expiresAt }) => expiresAt < new Date())).toEqual([]);
  });
});
