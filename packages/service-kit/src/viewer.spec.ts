import { ANONYMOUS, newId, type Viewer } from '@focus-racer/contracts';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { exportJWK, generateKeyPair } from 'jose';
import {
  createViewerSigner,
  createViewerVerifier,
  type Jwk,
  membershipOf,
  requireAccount,
} from './viewer.ts';

async function keys(): Promise<{ privateKey: Jwk; publicKey: Jwk }> {
  const pair = await generateKeyPair('EdDSA', { extractable: true });
  return {
    privateKey: { ...(await exportJWK(pair.privateKey)) },
    publicKey: { ...(await exportJWK(pair.publicKey)) },
  };
}

const organizationId = newId();
const photographer: Viewer = {
  kind: 'account',
  accountId: newId(),
  sessionId: newId(),
  admin: false,
  memberships: [{ organizationId, kind: 'PHOTOGRAPHER', role: 'OWNER' }],
};

const key: Viewer = {
  kind: 'apiKey',
  keyId: newId(),
  accountId: newId(),
  scopes: ['photos:read'],
  memberships: [{ organizationId, kind: 'PHOTOGRAPHER', role: 'MANAGER' }],
};
const client = { address: '192.0.2.7', userAgent: 'a browser', device: '' };

describe('the signed viewer', () => {
  let gateway: Awaited<ReturnType<typeof keys>>;
  beforeAll(async () => {
    gateway = await keys();
  });

  test.each([ANONYMOUS, photographer, key])('comes back as it went: %j', async (viewer) => {
    const sign = await createViewerSigner(gateway.privateKey);
    const verify = await createViewerVerifier(gateway.publicKey);
    const asker = { viewer, client };
    expect(await verify(await sign(asker))).toEqual(asker);
  });

  test('is refused when missing, garbled or signed by somebody else', async () => {
    const verify = await createViewerVerifier(gateway.publicKey);
    const stranger = await createViewerSigner((await keys()).privateKey);
    for (const token of [
      undefined,
      '',
      'x.y.z',
      await stranger({ viewer: photographer, client }),
    ]) {
      await expect(verify(token)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    }
  });
});

test('memberships belong to accounts', () => {
  expect(membershipOf(photographer, organizationId)?.role).toBe('OWNER');
  expect(membershipOf(photographer, newId())).toBeNull();
  expect(membershipOf(ANONYMOUS, organizationId)).toBeNull();
  expect(membershipOf(key, organizationId)?.role).toBe('MANAGER');
  expect(() => requireAccount(ANONYMOUS)).toThrow('Sign in');
  expect(() => requireAccount(key)).toThrow('not for keys');
});
