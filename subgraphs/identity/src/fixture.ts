import {
  type AccountViewer,
  newId,
  type BusMessageName,
  type MailKind,
  type Viewer,
} from '@focus-racer/contracts';
import { MailRow, type RequestContext, SessionCookies } from '@focus-racer/service-kit';
import { graphql, type GraphQLSchema } from 'graphql';
import { exportJWK, generateKeyPair } from 'jose';
import { TEST_CLIENT } from '../../../tests/client.ts';
import { createTestDatabase } from '../../../tests/database.ts';
import { Account } from './account/account.entity.ts';
import { PasswordHasher } from './account/password-hasher.ts';
import { AddressKeys } from './address/address-keys.ts';
import { identityContext } from './context.ts';
import { migrate } from './migrate.ts';
import { startIdentityOrm } from './orm.ts';
import { buildIdentitySchemas } from './schema.ts';
import { createAccessSigner } from './session/access-token.ts';
import { SessionService, type SessionServiceParts } from './session/session.service.ts';
import type { PasskeyParts } from './passkey/passkey.service.ts';
import { relyingParty } from './passkey/relying-party.ts';
import { SecondFactorKeys } from './second-factor/second-factor-keys.ts';
import type { TotpParts } from './second-factor/totp.service.ts';
import type { SignInParts } from './sign-in/sign-in.service.ts';

export interface Answer {
  data: Record<string, unknown>;
  codes: unknown[];
  cookies: string[];
}

const COMPOSE = 'mutation ($id: ID!) { composeMail(mailId: $id) { to language values } }';

/** Identity on a database of its own, without its HTTP door. */
export async function openIdentity() {
  const database = await createTestDatabase('identity');
  await migrate(database.ownerUrl);
  const orm = await startIdentityOrm(database.appUrl);
  const { publicSchema, internalSchema } = await buildIdentitySchemas();
  const keys = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  const told: [BusMessageName, unknown][] = [];
  const bus: SessionServiceParts['bus'] = {
    publish(name, message) {
      told.push([name, message]);
      return Promise.resolve();
    },
  };
  const parts: SessionServiceParts & SignInParts & TotpParts & PasskeyParts = {
    relyingParty: relyingParty('http://localhost:3000'),
    secondFactorKeys: new SecondFactorKeys('the-second-factor-secret-of-identity-tests'),
    passwords: new PasswordHasher({ concurrency: 2, maxWaiting: 40 }),
    signAccess: await createAccessSigner(await exportJWK(keys.privateKey)),
    bus,
  };
  const createContext = identityContext({
    ...parts,
    cookies: new SessionCookies('http://localhost:3000'),
    publicUrl: 'http://localhost:3000',
    addressKeys: new AddressKeys('the-address-secret-of-identity-tests'),
  });

  async function ask(
    schema: GraphQLSchema,
    viewer: Viewer,
    source: string,
    variableValues: Record<string, unknown>,
    client = TEST_CLIENT,
  ): Promise<Answer> {
    const cookies: string[] = [];
    const base: RequestContext = {
      viewer,
      em: orm.em.fork(),
      client,
      requestHeaders: {},
      setHeader: (_name, value) => cookies.push(...[value].flat()),
    };
    const answer = await graphql({
      schema,
      source,
      variableValues,
      contextValue: createContext(base),
    });
    const codes = (answer.errors ?? []).map((error) => error.extensions['code'] ?? error.message);
    return { data: answer.data ?? {}, codes, cookies };
  }

  const createAccount = `mutation ($email: String!, $password: String!, $displayName: String!,
    $organizationKind: OrganizationKind, $admin: Boolean!, $organizationId: ID, $role: MemberRole) {
    createAccount(email: $email, password: $password, displayName: $displayName,
      organizationKind: $organizationKind, admin: $admin, language: "fr",
      organizationId: $organizationId, role: $role) { accountId organizationId }
  }`;

  return {
    orm,
    ownerUrl: database.ownerUrl,
    publicKey: keys.publicKey,
    bus,
    /** What the bus was told, in order. */
    told,
    ask: (
      viewer: Viewer,
      source: string,
      variables: Record<string, unknown> = {},
      client = TEST_CLIENT,
    ) => ask(publicSchema.schema, viewer, source, variables, client),
    askInternal: (source: string, variables: Record<string, unknown> = {}) =>
      ask(internalSchema, { kind: 'anonymous' }, source, variables),
    /** What would go to this address now: the mails that wait, composed in order. */
    async mailsTo(address: string) {
      const waiting = await orm.em
        .fork()
        .find(MailRow, { endedAt: null }, { orderBy: { id: 'asc' } });
      const mails: { kind: MailKind; language: string; values: Record<string, string> }[] = [];
      for (const { id, kind } of waiting) {
        const { data } = await ask(internalSchema, { kind: 'anonymous' }, COMPOSE, { id });
        const mail = data['composeMail'] as {
          to: string;
          language: string;
          values: Record<string, string>;
        } | null;
        if (mail?.to === address) {
          mails.push({ kind, language: mail.language, values: mail.values });
        }
      }
      return mails;
    },
    sessionsAt: (now: Date) => new SessionService(orm.em.fork(), parts, () => now),
    /** The viewer of a session that this account really has. */
    async signedIn(accountId: string): Promise<AccountViewer> {
      const em = orm.em.fork();
      const account = await em.findOneOrFail(Account, { id: accountId });
      const sessions = new SessionService(em, parts);
      const opened = await sessions.open(account, TEST_CLIENT, { secondFactor: false });
      if (!opened) throw new Error('an account of a test can sign in');
      return opened.viewer;
    },
    async createAccount(wishes: Record<string, unknown> = {}) {
      const email = `${newId()}@example.org`;
      const account = { email, password: 'a long password', displayName: 'Ana', admin: false };
      const { data, codes } = await ask(internalSchema, { kind: 'anonymous' }, createAccount, {
        organizationKind: 'PHOTOGRAPHER',
        ...account,
        ...wishes,
      });
      const created = data['createAccount'] as
        { accountId: string; organizationId: string | null } | undefined;
      return {
        email,
        codes,
        accountId: created?.accountId ?? '',
        organizationId: created?.organizationId ?? null,
      };
    },
    async close() {
      await orm.close(true);
      await database.drop();
    },
  };
}

export function viewerOf(accountId: string, organizationIds: string[] = [], admin = false): Viewer {
  return {
    kind: 'account',
    accountId,
    sessionId: newId(),
    admin,
    memberships: organizationIds.map((organizationId) => ({
      organizationId,
      kind: 'PHOTOGRAPHER',
      role: 'OWNER',
    })),
  };
}
