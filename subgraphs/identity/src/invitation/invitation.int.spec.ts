import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { ANONYMOUS, newId, type Viewer } from '@focus-racer/contracts';
import { MailRow } from '@focus-racer/service-kit';
import { openIdentity, viewerOf } from '../fixture.ts';
import { Invitation } from './invitation.entity.ts';
import { InvitationService } from './invitation.service.ts';

let identity: Awaited<ReturnType<typeof openIdentity>>;
let organizationId: string;
let owner: Viewer;
let manager: Viewer;
beforeAll(async () => {
  identity = await openIdentity();
});
afterAll(() => identity.close());
beforeEach(async () => {
  const own = await identity.createAccount({ displayName: 'Objectif.fr' });
  organizationId = own.organizationId ?? '';
  owner = viewerOf(own.accountId, [organizationId]);
  const second = await identity.createAccount({
    organizationKind: null,
    organizationId,
    role: 'MANAGER',
  });
  manager = viewerOf(second.accountId);
});

const INVITE = `mutation ($input: InviteMemberInput!) { inviteMember(input: $input) {
  __typename ... on MemberInvited { invitation { id email role } } } }`;
const ACCEPT = `mutation ($token: String!) { acceptInvitation(token: $token) {
  __typename
  ... on InvitationAccepted { membership { role organization { id } } }
  ... on InvitationForAnotherAddressError { email }
} }`;
const PREVIEW = `query ($token: String!) { invitation(token: $token) { kind organizationName inviterName email role eventName } }`;

async function ask(viewer: Viewer, source: string, variables: Record<string, unknown>) {
  const { data, codes } = await identity.ask(viewer, source, variables);
  return codes.length > 0 ? codes : Object.values(data)[0];
}
const invite = (viewer: Viewer, email: string, role = 'SHOOTER') =>
  ask(viewer, INVITE, { input: { organizationId, email, role } });
const accept = (viewer: Viewer, token: string) => ask(viewer, ACCEPT, { token });

/** The token of the mail as its workflow would compose it now. */
async function tokenOf(email: string): Promise<string> {
  const mail = await identity.orm.em
    .fork()
    .findOneOrFail(MailRow, { email }, { orderBy: { id: 'desc' } });
  const { data } = await identity.askInternal(
    `mutation ($id: ID!) { composeMail(mailId: $id) { to values } }`,
    { id: mail.id },
  );
  const composed = data['composeMail'] as { values: { url: string } } | null;
  return composed ? new URL(composed.values.url).hash.slice(1) : '';
}

const newAddress = () => `${newId()}@example.org`;
const join = async (email: string) =>
  viewerOf((await identity.createAccount({ email, organizationKind: null })).accountId);

describe('an invitation', () => {
  test('is mailed, shown to who has its link, and brings its reader in, once', async () => {
    const email = newAddress();
    expect(await invite(owner, email.toUpperCase())).toMatchObject({
      __typename: 'MemberInvited',
      invitation: { email, role: 'SHOOTER' },
    });
    const token = await tokenOf(email);
    expect(await ask(ANONYMOUS, PREVIEW, { token })).toEqual({
      kind: 'MEMBER',
      organizationName: 'Objectif.fr',
      inviterName: 'Objectif.fr',
      email,
      role: 'SHOOTER',
      eventName: null,
    });
    const invited = await join(email);
    const accepted = { membership: { role: 'SHOOTER', organization: { id: organizationId } } };
    expect(await accept(invited, token)).toMatchObject(accepted);
    expect(await accept(invited, token)).toMatchObject(accepted);
    expect(await ask(ANONYMOUS, PREVIEW, { token })).toBeNull();
    expect(await invite(owner, email)).toEqual({ __typename: 'AlreadyMemberError' });
  });

  test('for another address is refused and stays good', async () => {
    const email = newAddress();
    await invite(owner, email);
    const token = await tokenOf(email);
    const other = await join(newAddress());
    expect(await accept(other, token)).toEqual({
      __typename: 'InvitationForAnotherAddressError',
      email,
    });
    expect(await accept(ANONYMOUS, token)).toEqual(['UNAUTHENTICATED']);
    expect(await accept(await join(email), token)).toMatchObject({
      __typename: 'InvitationAccepted',
    });
  });

  test('ends with its sender’s place in the organization', async () => {
    const email = newAddress();
    await invite(manager, email, 'MANAGER');
    const token = await tokenOf(email);
    const accountId = manager.kind === 'account' ? manager.accountId : '';
    await ask(
      owner,
      'mutation ($input: MemberInput!) { removeMember(input: $input) { __typename } }',
      {
        input: { organizationId, accountId },
      },
    );
    expect(await accept(await join(email), token)).toEqual({ __typename: 'InvitationEndedError' });
  });

  test('ends after fourteen days, when it is taken back, and when it is made up', async () => {
    const ended = { __typename: 'InvitationEndedError' };
    const email = newAddress();
    const { invitation } = (await invite(owner, email)) as { invitation: { id: string } };
    const token = await tokenOf(email);
    const invited = await join(email);
    const late = new Date(Date.now() + 14 * 86_400_000 + 60_000);
    const then = new InvitationService(identity.orm.em.fork(), identity.bus, () => late);
    expect(await then.accept(invited, token)).toBe('ENDED');
    expect(await accept(invited, 'made up')).toEqual(ended);
    const revoke = `mutation ($id: ID!) { revokeInvitation(invitationId: $id) { id } }`;
    expect(await ask(owner, revoke, { id: invitation.id })).toEqual({ id: invitation.id });
    expect(await accept(invited, token)).toEqual(ended);
    expect(await tokenOf(email)).toBe('');
  });

  test('sent again has a new link in the place of the old one, and not too often', async () => {
    const email = newAddress();
    const { invitation } = (await invite(owner, email)) as { invitation: { id: string } };
    const first = await tokenOf(email);
    const resend = `mutation ($id: ID!) { resendInvitation(invitationId: $id) { id } }`;
    expect(await ask(manager, resend, { id: invitation.id })).toEqual({ id: invitation.id });
    const second = await tokenOf(email);
    expect(await ask(ANONYMOUS, PREVIEW, { token: first })).toBeNull();
    expect(await ask(ANONYMOUS, PREVIEW, { token: second })).toMatchObject({ email });
    await ask(manager, resend, { id: invitation.id });
    expect(await ask(manager, resend, { id: invitation.id })).toEqual(['RATE_LIMITED']);
    expect(await ask(viewerOf(newId()), resend, { id: invitation.id })).toEqual(['NOT_FOUND']);
  });

  test('asked for again has the role of now', async () => {
    const email = newAddress();
    await invite(owner, email, 'READER');
    await invite(owner, email, 'MANAGER');
    const open = await identity.orm.em.fork().find(Invitation, { email });
    expect(open.map(({ role }) => role)).toEqual(['MANAGER']);
  });

  test('goes no higher than who invites, and is for owners and managers', async () => {
    expect(await invite(manager, newAddress(), 'OWNER')).toEqual(['FORBIDDEN']);
    expect(await invite(manager, newAddress(), 'MANAGER')).toMatchObject({
      __typename: 'MemberInvited',
    });
    const email = newAddress();
    await invite(owner, email, 'SHOOTER');
    const shooter = await join(email);
    await accept(shooter, await tokenOf(email));
    expect(await invite(shooter, newAddress(), 'READER')).toEqual(['FORBIDDEN']);
    expect(await invite(viewerOf(newId()), newAddress())).toEqual(['NOT_FOUND']);
    expect(await invite(ANONYMOUS, newAddress())).toEqual(['UNAUTHENTICATED']);
  });
});

describe('an invitation to an event', () => {
  const eventId = newId();
  const create = async (email: string) => {
    const { data } = await identity.askInternal(
      `mutation ($eventId: ID!, $organizationId: ID!, $by: ID!, $email: String!) {
        createEventInvitation(eventId: $eventId, eventName: "Course du lac",
          organizationId: $organizationId, invitedBy: $by, email: $email) { id email } }`,
      { eventId, organizationId, by: owner.kind === 'account' ? owner.accountId : '', email },
    );
    return data['createEventInvitation'] as { id: string };
  };
  const redeem = async (token: string, viewer: Viewer) => {
    const { data } = await identity.askInternal(
      `mutation ($token: String!, $accountId: ID!) {
        redeemEventInvitation(token: $token, accountId: $accountId) { outcome invitation { id eventId } } }`,
      { token, accountId: viewer.kind === 'account' ? viewer.accountId : '' },
    );
    return data['redeemEventInvitation'];
  };

  test('is redeemed by its address alone, by nobody as one to join', async () => {
    const email = newAddress();
    const { id } = await create(email);
    const token = await tokenOf(email);
    expect(await ask(ANONYMOUS, PREVIEW, { token })).toMatchObject({
      kind: 'EVENT',
      eventName: 'Course du lac',
    });
    const invited = await join(email);
    expect(await accept(invited, token)).toEqual({ __typename: 'InvitationEndedError' });
    expect(await redeem(token, await join(newAddress()))).toMatchObject({
      outcome: 'OTHER_ADDRESS',
    });
    const redeemed = { outcome: 'REDEEMED', invitation: { id, eventId } };
    expect(await redeem(token, invited)).toEqual(redeemed);
    expect(await redeem(token, invited)).toEqual(redeemed);
    expect(await redeem('made up', invited)).toMatchObject({ outcome: 'ENDED' });
  });

  test('is withdrawn', async () => {
    const email = newAddress();
    const { id } = await create(email);
    const token = await tokenOf(email);
    const withdraw = `mutation ($eventId: ID!, $id: ID!) { withdrawEventInvitation(eventId: $eventId, invitationId: $id, actor: "account:x") { id } }`;
    expect((await identity.askInternal(withdraw, { eventId: newId(), id })).codes).toEqual([
      'NOT_FOUND',
    ]);
    expect((await identity.askInternal(withdraw, { eventId, id })).codes).toEqual([]);
    expect(await redeem(token, await join(email))).toMatchObject({ outcome: 'ENDED' });
  });
});
