import {
  API_KEY_SCOPES,
  type ApiKeyScope,
  createAccount,
  type MemberRole,
  newId,
} from '@focus-racer/contracts';
import pg from 'pg';
import { newPhotographer, PASSWORD, type Person, signIn } from '../people.ts';
import { ask, bearer } from '../public-client.ts';
import type { WholeGraph } from '../whole-graph.ts';
import {
  makeThings,
  newAddress,
  NO_PERSONAL_THINGS,
  nothing,
  type Things,
  type ThingsOfOrganization,
} from './things.ts';

type Account = Pick<Person, 'accountId' | 'accessToken' | 'refreshToken'>;

/** The headers by which somebody asks the public door. */
export type Credentials = Record<string, string>;

export interface Someone {
  credentials: Credentials;
  accountId: string;
  /** Exchanges the tokens for those of now; keys and the anonymous have none. */
  renew?: () => Promise<Credentials>;
  own: Things;
  foreign: Things;
}

export interface World {
  /** By the names of the table's columns. */
  askers: Record<string, Someone>;
  deleted: Things;
  /** A member of the organization on whom a call may spend itself; the same until `spent`. */
  spareMember(organizationId: string): Promise<string>;
  spareCrewMember(eventId: string): Promise<string>;
  spent(): void;
  end(): Promise<void>;
}

const KEYS: Record<string, readonly ApiKeyScope[]> = {
  ...Object.fromEntries(API_KEY_SCOPES.map((scope) => [`key ${scope}`, [scope]])),
  'key of every scope': API_KEY_SCOPES,
  'key without photos:pii': API_KEY_SCOPES.filter((scope) => scope !== 'photos:pii'),
};

/** Somebody of every column, each with things of her own and others' to ask about. */
export async function populate(graph: WholeGraph): Promise<World> {
  const database = new pg.Client({ connectionString: graph.adminUrl });
  await database.connect();
  const photographer = () => newPhotographer(graph);
  const a = await photographer();
  const b = await photographer();
  const organiser = await photographer();
  const crew = await photographer();
  const stranger = await newAccount(graph, {});
  const [thingsOfA, thingsOfB, thingsOfOrganiser] = [
    await makeThings(graph, a),
    await makeThings(graph, b),
    await makeThings(graph, organiser),
  ];
  await joinCrew(database, thingsOfA.event.id, crew);

  const someone = async (
    person: Account,
    own: ThingsOfOrganization = thingsOfA,
    foreign: ThingsOfOrganization = thingsOfB,
  ): Promise<Someone> => ({
    credentials: bearer(person.accessToken),
    accountId: person.accountId,
    renew: renewal(graph, person.refreshToken),
    own: { ...own, ...(await personalThings(database, person.accountId)) },
    foreign: { ...foreign, ...(await personalThings(database, stranger.accountId)) },
  });
  const member = async (role: MemberRole) =>
    someone(await newAccount(graph, { organizationId: a.organizationId, role }));
  const withCredentials = (credentials: Credentials): Someone => ({
    credentials,
    accountId: a.accountId,
    own: { ...thingsOfA, ...NO_PERSONAL_THINGS },
    foreign: { ...thingsOfB, ...NO_PERSONAL_THINGS },
  });
  // Not an asker: a key ends with its maker's membership.
  const keeper = await newAccount(graph, { organizationId: a.organizationId, role: 'OWNER' });
  const keys = await Promise.all(
    Object.entries(KEYS).map(async ([name, scopes]): Promise<[string, Someone]> => [
      name,
      withCredentials(bearer(await newKey(graph, keeper, a.organizationId, scopes))),
    ]),
  );
  const spare = new Map<string, Promise<string>>();
  const spareOf = (what: string, make: () => Promise<string>) => {
    const made = spare.get(what) ?? make();
    spare.set(what, made);
    return made;
  };

  return {
    askers: {
      anonymous: withCredentials({}),
      'runner A': await someone(await newAccount(graph, {})),
      'runner B': await someone(await newAccount(graph, {})),
      'photographer A': await someone(a),
      'photographer B': await someone(b, thingsOfB, thingsOfA),
      organiser: await someone(organiser, thingsOfOrganiser, thingsOfA),
      'member OWNER': await member('OWNER'),
      'member MANAGER': await member('MANAGER'),
      'member SHOOTER': await member('SHOOTER'),
      'member READER': await member('READER'),
      crew: await someone(crew),
      admin: await someone(await newPhotographer(graph, true)),
      ...Object.fromEntries(keys),
    },
    deleted: nothing(),
    spareMember: (organizationId) =>
      spareOf(organizationId, async () => {
        const account = await newAccount(graph, { organizationId, role: 'SHOOTER' });
        return account.accountId;
      }),
    spareCrewMember: (eventId) =>
      spareOf(eventId, () =>
        joinCrew(database, eventId, { accountId: newId(), organizationId: newId() }),
      ),
    spent: () => spare.clear(),
    end: () => database.end(),
  };
}

async function newAccount(
  graph: WholeGraph,
  place: { organizationId?: string; role?: MemberRole },
): Promise<Account> {
  const email = newAddress();
  const account = {
    email,
    password: PASSWORD,
    displayName: 'Somebody',
    organizationKind: null,
    admin: false,
    language: 'en' as const,
    ...place,
  };
  const { accountId } = await graph.internal.ask(createAccount, account, 60_000);
  return { accountId, ...(await signIn(graph, email)) };
}

async function newKey(
  graph: WholeGraph,
  { accessToken }: Account,
  organizationId: string,
  scopes: readonly ApiKeyScope[],
): Promise<string> {
  const { data } = await ask<{ createApiKey: { secret: string } }>(
    graph.url,
    `mutation ($input: CreateApiKeyInput!) {
      createApiKey(input: $input) { ... on ApiKeyWithSecret { secret } }
    }`,
    {
      input: {
        organizationId,
        name: 'a test',
        scopes: scopes.map((scope) => scope.replace(':', '_').toUpperCase()),
      },
    },
    bearer(accessToken),
  );
  if (!data) throw new Error('an owner makes keys');
  return data.createApiKey.secret;
}

/** As accepting an invitation leaves it; answers the crew member's id. */
async function joinCrew(
  database: pg.Client,
  eventId: string,
  person: Pick<Person, 'accountId' | 'organizationId'>,
): Promise<string> {
  const id = newId();
  await database.query(
    `insert into catalog.crew_member
       (id, event_id, account_id, organization_id, invitation_id, invited_by, joined_at)
     select $1, event.id, $3, $4, $5, $5, now() from catalog.event where event.id = $2`,
    [id, eventId, person.accountId, person.organizationId, newId()],
  );
  return id;
}

/** A session and a passkey, as signing in and adding one leave them. */
async function personalThings(
  database: pg.Client,
  accountId: string,
): Promise<Pick<Things, 'sessionId' | 'passkeyId'>> {
  const [sessionId, passkeyId] = [newId(), newId()];
  await database.query(
    `insert into identity.session
       (id, account_id, created_at, authenticated_at, last_seen_at, wrong_proofs, claims_version, expires_at)
     values ($1, $2, now(), now(), now(), 0, 1, now() + interval '1 day')`,
    [sessionId, accountId],
  );
  await database.query(
    `insert into identity.passkey
       (id, account_id, credential_id, public_key, counter, transports, name, created_at)
     values ($1::uuid, $2, $1::uuid::text, '\\x00', 0, '[]', 'key', now())`,
    [passkeyId, accountId],
  );
  // Whoever has a passkey changes nothing about it in a session that was opened without one.
  await database.query(
    'update identity.session set second_factor_at = now() where account_id = $1',
    [accountId],
  );
  return { sessionId, passkeyId };
}

function renewal(graph: WholeGraph, first: string): () => Promise<Credentials> {
  let refreshToken = first;
  return async () => {
    const { data } = await ask<{ refreshSession: Omit<Account, 'accountId'> }>(
      graph.url,
      `mutation ($token: String!) {
        refreshSession(refreshToken: $token) { ... on LoginSuccess { accessToken refreshToken } }
      }`,
      { token: refreshToken },
    );
    if (!data) throw new Error('a session that goes on is renewed');
    refreshToken = data.refreshSession.refreshToken;
    return bearer(data.refreshSession.accessToken);
  };
}
