import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ANONYMOUS, type Viewer } from '@focus-racer/contracts';
import { OutboxRow } from '@focus-racer/service-kit';
import { openIdentity, viewerOf } from '../fixture.ts';

let identity: Awaited<ReturnType<typeof openIdentity>>;
beforeAll(async () => {
  identity = await openIdentity();
});
afterAll(() => identity.close());

const UPDATE = `mutation ($input: UpdateProfileInput!) {
  updateProfile(input: $input) { displayName language }
}`;
const update = (viewer: Viewer, input: object) => identity.ask(viewer, UPDATE, { input });

describe('a profile', () => {
  test('changes what is given and keeps the rest', async () => {
    const { accountId } = await identity.createAccount();
    const viewer = viewerOf(accountId);
    const { data } = await update(viewer, { displayName: '  Ana Ångström ' });
    expect(data).toEqual({ updateProfile: { displayName: 'Ana Ångström', language: 'fr' } });
    const again = await update(viewer, { language: 'en' });
    expect(again.data).toEqual({ updateProfile: { displayName: 'Ana Ångström', language: 'en' } });
  });

  test.each([
    { displayName: 'Ana\r\nBcc: everybody@example.org' },
    { displayName: 'Ana\u0000' },
    { displayName: ' ' },
    { language: 'xx' },
  ])('refuses %j', async (wrong) => {
    const { accountId } = await identity.createAccount();
    expect((await update(viewerOf(accountId), wrong)).codes).toEqual(['BAD_USER_INPUT']);
  });

  test('is for somebody signed in', async () => {
    expect((await update(ANONYMOUS, { language: 'en' })).codes).toEqual(['UNAUTHENTICATED']);
  });
});

describe('a copy of one’s data', () => {
  const REQUEST = 'mutation { requestMyData { requestedAt dueAt } }';

  test('is asked for in compliance, once a day whatever is clicked', async () => {
    const { accountId } = await identity.createAccount();
    const viewer = viewerOf(accountId);
    const clicks = [1, 2, 3].map(() => identity.ask(viewer, REQUEST));
    const answers = (await Promise.all(clicks)).map(({ data }) => data['requestMyData']);
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
    const { requestedAt, dueAt } = answers[0] as Record<'requestedAt' | 'dueAt', Date>;
    const days = (dueAt.getTime() - requestedAt.getTime()) / 86_400_000;
    expect(days).toBeGreaterThanOrEqual(28);
    expect(days).toBeLessThanOrEqual(31);
    const rows = await identity.orm.em.fork().find(OutboxRow, { kind: 'personRequest' });
    expect(rows.map((row) => row.payload)).toEqual([
      expect.objectContaining({ personRequest: 'ACCESS', accountId }),
    ]);
    const { data } = await identity.ask(viewer, '{ me { dataRequestedAt } }');
    expect(data).toEqual({ me: { dataRequestedAt: requestedAt } });
  });

  test('is asked for by somebody signed in', async () => {
    expect((await identity.ask(ANONYMOUS, REQUEST)).codes).toEqual(['UNAUTHENTICATED']);
  });
});
