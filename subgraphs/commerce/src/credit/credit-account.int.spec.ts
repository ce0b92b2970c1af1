import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ANONYMOUS, newId, type Viewer } from '@focus-racer/contracts';
import { OutboxRow } from '@focus-racer/service-kit';
import { administrator, memberOf, openCommerce } from '../fixture.ts';

let commerce: Awaited<ReturnType<typeof openCommerce>>;
beforeAll(async () => {
  commerce = await openCommerce(10);
});
afterAll(() => commerce.close());

const FIELDS = '{ available held consumed overdraftLimit }';
const READ = `query ($of: [_Any!]!) { _entities(representations: $of) {
  ... on Organization { creditAccount ${FIELDS} } ... on CreditAccount ${FIELDS}
} }`;
const GRANT = `mutation ($input: GrantCreditsInput!) { grantCredits(input: $input) ${FIELDS} }`;
const LIMIT = `mutation ($input: SetOverdraftLimitInput!) { setOverdraftLimit(input: $input) ${FIELDS} }`;

const opened = { available: 10, held: 0, consumed: 0, overdraftLimit: 0 };

async function seenBy(viewer: Viewer, organizationId: string) {
  const { data } = await commerce.ask(viewer, READ, {
    of: [
      { __typename: 'Organization', id: organizationId },
      { __typename: 'CreditAccount', organizationId },
    ],
  });
  return data['_entities'];
}

const grant = (viewer: Viewer, input: Record<string, unknown>) =>
  commerce.ask(viewer, GRANT, { input: { amount: 5, reason: 'a gift', ...input } });
const setLimit = (viewer: Viewer, organizationId: string, limit: number) =>
  commerce.ask(viewer, LIMIT, { input: { organizationId, limit } });

describe('reading', () => {
  test('members and administrators see the credits; another user and the anonymous do not', async () => {
    const organizationId = await commerce.openOrganization();
    const visible = [{ creditAccount: opened }, opened];
    const hidden = [{ creditAccount: null }, null];
    expect(await seenBy(memberOf(organizationId, 'READER'), organizationId)).toEqual(visible);
    expect(await seenBy(administrator(), organizationId)).toEqual(visible);
    expect(await seenBy(memberOf(newId(), 'OWNER'), organizationId)).toEqual(hidden);
    expect(await seenBy(ANONYMOUS, organizationId)).toEqual(hidden);
  });

  test('an organization that is not its founder’s first opens with nothing', async () => {
    const organizationId = newId();
    const open =
      'mutation ($id: ID!) { openCreditAccount(organizationId: $id, welcome: false) { organizationId } }';
    await commerce.askInternal(open, { id: organizationId });
    expect(await commerce.creditsOf(organizationId)).toMatchObject({ available: 0, held: 0 });
    expect(await commerce.resumesOf(organizationId)).toBe(0);
  });

  test('opening twice grants the welcome once', async () => {
    const organizationId = newId();
    const open =
      'mutation ($id: ID!) { openCreditAccount(organizationId: $id) { organizationId } }';
    await Promise.all([1, 2, 3].map(() => commerce.askInternal(open, { id: organizationId })));
    expect(await commerce.creditsOf(organizationId)).toMatchObject(opened);
    expect(await commerce.resumesOf(organizationId)).toBe(1);
  });
});

describe('grantCredits', () => {
  test('adds to what is available, wakes the waiting photos and is audited', async () => {
    const organizationId = await commerce.openOrganization();
    const resumes = await commerce.resumesOf(organizationId);
    const { data } = await grant(administrator(), { organizationId });
    expect(data['grantCredits']).toEqual({ ...opened, available: 15 });
    expect(await commerce.resumesOf(organizationId)).toBe(resumes + 1);
    const lines = await commerce.orm.em.fork().find(OutboxRow, { kind: 'audit' });
    expect(lines.map((row) => row.payload)).toContainEqual(
      expect.objectContaining({
        action: 'credits.granted',
        subject: `organization:${organizationId}`,
        details: { amount: 5 },
      }),
    );
  });

  test('with an idempotency key grants once, and refuses the key for another amount', async () => {
    const organizationId = await commerce.openOrganization();
    const keyed = { organizationId, idempotencyKey: 'spring sale' };
    await Promise.all([grant(administrator(), keyed), grant(administrator(), keyed)]);
    expect(await commerce.creditsOf(organizationId)).toMatchObject({ available: 15 });
    expect((await grant(administrator(), { ...keyed, amount: 6 })).codes).toEqual(['CONFLICT']);
    const other = await commerce.openOrganization();
    await grant(administrator(), { ...keyed, organizationId: other });
    expect(await commerce.creditsOf(other)).toMatchObject({ available: 15 });
  });

  test('is the administrator’s alone', async () => {
    const organizationId = await commerce.openOrganization();
    const owner = memberOf(organizationId, 'OWNER');
    expect((await grant(owner, { organizationId })).codes).toEqual(['FORBIDDEN']);
    expect((await grant(ANONYMOUS, { organizationId })).codes).toEqual(['UNAUTHENTICATED']);
    expect(await commerce.creditsOf(organizationId)).toMatchObject(opened);
  });

  test.each([{ amount: 0 }, { amount: -3 }, { amount: 1_000_001 }, { reason: ' ' }])(
    'refuses %j',
    async (wrong) => {
      const organizationId = await commerce.openOrganization();
      const { codes } = await grant(administrator(), { organizationId, ...wrong });
      expect(codes).toEqual(['BAD_USER_INPUT']);
    },
  );

  test('knows no organization that was never opened', async () => {
    expect((await grant(administrator(), { organizationId: newId() })).codes).toEqual([
      'NOT_FOUND',
    ]);
  });
});

describe('setOverdraftLimit', () => {
  test('lets work go on below 0 to the limit, and wakes the waiting photos when it is raised', async () => {
    const organizationId = await commerce.openOrganization();
    const owner = memberOf(organizationId, 'OWNER');
    const resumes = await commerce.resumesOf(organizationId);
    const { data } = await setLimit(owner, organizationId, 2);
    expect(data['setOverdraftLimit']).toEqual({ ...opened, overdraftLimit: 2 });
    expect(await commerce.resumesOf(organizationId)).toBe(resumes + 1);
    const { photoCredits } = commerce.request();
    const outcomes = [];
    for (let held = 0; held < 13; held += 1) {
      outcomes.push(
        await photoCredits.apply('HOLD', { photoId: newId(), organizationId, generation: 1 }),
      );
    }
    expect(outcomes.filter((outcome) => outcome === 'HELD')).toHaveLength(12);
    expect(outcomes.at(-1)).toBe('OUT_OF_CREDITS');
    expect((await setLimit(owner, organizationId, 1)).codes).toEqual(['CONFLICT']);
  });

  test('lowered within what is owed wakes nobody', async () => {
    const organizationId = await commerce.openOrganization();
    const owner = memberOf(organizationId, 'OWNER');
    await setLimit(owner, organizationId, 5);
    const resumes = await commerce.resumesOf(organizationId);
    await setLimit(owner, organizationId, 1);
    expect(await commerce.resumesOf(organizationId)).toBe(resumes);
  });

  test('is for owners and administrators; another’s organization is not there', async () => {
    const organizationId = await commerce.openOrganization();
    const codesOf = async (viewer: Viewer) => (await setLimit(viewer, organizationId, 3)).codes;
    expect(await codesOf(administrator())).toEqual([]);
    expect(await codesOf(memberOf(organizationId, 'MANAGER'))).toEqual(['FORBIDDEN']);
    expect(await codesOf(memberOf(newId(), 'OWNER'))).toEqual(['NOT_FOUND']);
    expect(await codesOf(ANONYMOUS)).toEqual(['UNAUTHENTICATED']);
  });

  test.each([-1, 100_001])('refuses %i', async (limit) => {
    const organizationId = await commerce.openOrganization();
    const { codes } = await setLimit(administrator(), organizationId, limit);
    expect(codes).toEqual(['BAD_USER_INPUT']);
  });
});
