import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { Client } from 'graphql-ws';
import { createClient } from 'graphql-ws';
import pg from 'pg';
import { WebSocket } from 'ws';
import { connect, listen, until } from './live-client.ts';
import { announcePhoto, newEvent, type NewEvent, newPhotographer, type Person } from './people.ts';
import { ask, bearer, codesOf } from './public-client.ts';
import { startWholeGraph, type WholeGraph } from './whole-graph.ts';

let graph: WholeGraph;
let emma: Person;
let paul: Person;
let event: NewEvent;
const clients: Client[] = [];

beforeAll(async () => {
  graph = await startWholeGraph();
  emma = await newPhotographer(graph);
  paul = await newPhotographer(graph);
  event = await newEvent(emma);
});
afterEach(async () => {
  for (const client of clients.splice(0)) await client.dispose();
});
afterAll(() => graph.stop());

interface Made {
  secret: string;
  apiKey: { id: string };
}

async function newKey(person: Person, ...scopes: string[]): Promise<Made> {
  const { createApiKey } = await person.ask<{ createApiKey: Made }>(
    `mutation ($input: CreateApiKeyInput!) {
      createApiKey(input: $input) { ... on ApiKeyWithSecret { secret apiKey { id } } }
    }`,
    { input: { organizationId: person.organizationId, name: 'Chrono', scopes } },
  );
  return createApiKey;
}

const revoke = (person: Person, { apiKey }: Made) =>
  person.ask('mutation ($id: ID!) { revokeApiKey(keyId: $id) { id } }', { id: apiKey.id });
const askAs = (secret: string, query: string, variables: object = {}) =>
  ask(graph.url, query, variables, bearer(secret));
const refusal = async (secret: string, query: string, variables: object = {}) => {
  const { errors } = await askAs(secret, query, variables);
  return errors?.[0]?.extensions;
};

const EVENT = 'query ($slug: String!) { event(slug: $slug) { id } }';
const PROGRESS =
  'subscription ($eventId: ID!) { eventProgress(eventId: $eventId) { version awaitingUpload } }';

describe('what a key may do', () => {
  test('its scopes say, and a missing one is named', async () => {
    const { secret } = await newKey(emma, 'PHOTOS_READ');
    expect(await refusal(secret, EVENT, { slug: event.slug })).toEqual({
      code: 'FORBIDDEN',
      params: { scope: 'events:read' },
    });
    const upload = `mutation { requestUploads(input: { eventId: "${event.id}", files: [] }) { slots { photoId } } }`;
    expect(await refusal(secret, upload)).toEqual({
      code: 'FORBIDDEN',
      params: { scope: 'photos:write' },
    });
  });

  test('what has no scope is for people', async () => {
    const all = ['EVENTS_READ', 'STARTLIST_WRITE', 'PHOTOS_READ', 'PHOTOS_WRITE', 'PHOTOS_PII'];
    const { secret, apiKey } = await newKey(emma, ...all);
    for (const query of [
      '{ me { id } }',
      'mutation { logout }',
      `{ apiKeys(organizationId: "${emma.organizationId}") { id } }`,
      `mutation { revokeApiKey(keyId: "${apiKey.id}") { id } }`,
    ]) {
      expect(await refusal(secret, query)).toEqual({ code: 'FORBIDDEN' });
    }
  });

  test("its organization's, drafts too, and nothing of others", async () => {
    const own = await newKey(emma, 'EVENTS_READ');
    const foreign = await newKey(paul, 'EVENTS_READ');
    expect((await askAs(own.secret, EVENT, { slug: event.slug })).data).toEqual({
      event: { id: event.id },
    });
    const answer = await askAs(foreign.secret, EVENT, { slug: event.slug });
    expect(codesOf(answer)).toEqual(['NOT_FOUND']);
  });

  test('across rooms: who made it is the author of what it sends', async () => {
    const { secret } = await newKey(emma, 'PHOTOS_WRITE', 'PHOTOS_READ');
    const asKey: Person = {
      ...emma,
      ask: async <T>(query: string, variables?: object) => {
        const { data, errors } = await askAs(secret, query, variables);
        if (errors) throw new Error(JSON.stringify(errors));
        return data as T;
      },
    };
    const photoId = await announcePhoto(asKey, event.id, Buffer.from('from a key'));
    const { data } = await askAs(secret, 'query ($id: ID!) { photo(id: $id) { author { id } } }', {
      id: photoId,
    });
    expect(data).toEqual({ photo: { author: { id: emma.accountId } } });
  });
});

describe('a key that ends', () => {
  test('when it is revoked is refused at once, at every door, on sockets too', async () => {
    const other = await graph.openGateway();
    const key = await newKey(emma, 'EVENTS_READ');
    const doors = [graph.url, `${other.url}/graphql`];
    for (const url of doors) {
      expect((await ask(url, EVENT, { slug: event.slug }, bearer(key.secret))).status).toBe(200);
    }
    const sockets = doors.map((url) => connect(url, { authorization: `Bearer ${key.secret}` }));
    clients.push(...sockets);
    const listeners = sockets.map((client) => listen(client, PROGRESS, { eventId: event.id }));
    await until(() => listeners.every(({ items }) => items.length > 0));
    await revoke(emma, key);
    for (const { ended } of listeners) expect(await ended).toMatchObject({ code: 4445 });
    for (const url of doors) {
      const answer = await ask(url, EVENT, { slug: event.slug }, bearer(key.secret));
      expect([answer.status, codesOf(answer)]).toEqual([401, ['UNAUTHENTICATED']]);
    }
    const again = createClient({
      url: graph.url.replace(/^http/, 'ws'),
      webSocketImpl: WebSocket,
      connectionParams: { authorization: `Bearer ${key.secret}` },
      retryAttempts: 0,
    });
    clients.push(again);
    expect(await listen(again, PROGRESS, { eventId: event.id }).ended).toMatchObject({
      code: 4403,
    });
    await other.stop();
  });

  test('by its date is refused', async () => {
    const key = await newKey(emma, 'EVENTS_READ');
    const database = new pg.Client({ connectionString: graph.adminUrl });
    await database.connect();
    await database.query(
      `update identity.api_key set expires_at = now() - interval '1 second' where id = $1`,
      [key.apiKey.id],
    );
    await database.end();
    const answer = await askAs(key.secret, EVENT, { slug: event.slug });
    expect([answer.status, codesOf(answer)]).toEqual([401, ['UNAUTHENTICATED']]);
  });

  test('for another secret goes on with both for a while', async () => {
    const key = await newKey(emma, 'EVENTS_READ');
    const rotate = async (overlapHours: number) => {
      const { rotateApiKey } = await emma.ask<{ rotateApiKey: Made }>(
        'mutation ($input: RotateApiKeyInput!) { rotateApiKey(input: $input) { secret apiKey { id } } }',
        { input: { keyId: key.apiKey.id, overlapHours } },
      );
      return rotateApiKey.secret;
    };
    const status = async (secret: string) =>
      (await askAs(secret, EVENT, { slug: event.slug })).status;
    expect(await status(key.secret)).toBe(200);
    const second = await rotate(24);
    expect([await status(key.secret), await status(second)]).toEqual([200, 200]);
    const third = await rotate(0);
    await until(async () => (await status(second)) === 401);
    expect([await status(key.secret), await status(third)]).toEqual([401, 200]);
  });
});

test("another organization's keys are not found", async () => {
  const key = await newKey(emma, 'EVENTS_READ');
  for (const query of [
    `{ apiKeys(organizationId: "${emma.organizationId}") { id } }`,
    `mutation { revokeApiKey(keyId: "${key.apiKey.id}") { id } }`,
    `mutation { rotateApiKey(input: { keyId: "${key.apiKey.id}" }) { secret } }`,
  ]) {
    expect(codesOf(await ask(graph.url, query, {}, bearer(paul.accessToken)))).toEqual([
      'NOT_FOUND',
    ]);
  }
  expect((await askAs(key.secret, EVENT, { slug: event.slug })).status).toBe(200);
});
