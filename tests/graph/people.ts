import { createHash, randomBytes } from 'node:crypto';
import {
  beginPhoto,
  createAccount,
  newId,
  openCreditAccount,
  originalKey,
  recordPhoto,
} from '@focus-racer/contracts';
import { enrolSecondFactor } from '../enrol-second-factor.ts';
import { ask, bearer } from './public-client.ts';
import type { WholeGraph } from './whole-graph.ts';

export const PASSWORD = 'a long password for tests';

export interface Person {
  accountId: string;
  organizationId: string;
  email: string;
  accessToken: string;
  refreshToken: string;
  /** Asks the public door as this person. Throws what it refuses. */
  ask: <T>(query: string, variables?: object) => Promise<T>;
}

/** Signs in with a new session. */
export async function signIn(graph: WholeGraph, email: string) {
  const { data, errors, cookies } = await ask<{
    login: { accessToken: string; refreshToken: string };
  }>(
    graph.url,
    `mutation ($input: LoginInput!) {
      login(input: $input) { ... on LoginSuccess { accessToken refreshToken } }
    }`,
    { input: { email, password: PASSWORD } },
  );
  if (!data?.login.accessToken) throw new Error(`could not sign in: ${JSON.stringify(errors)}`);
  return { ...data.login, cookies };
}

/** A photographer with an organization, credits and a session. */
export async function newPhotographer(graph: WholeGraph, admin = false): Promise<Person> {
  const email = `${newId()}@people.example`;
  const { accountId, organizationId } = await graph.internal.ask(
    createAccount,
    {
      email,
      password: PASSWORD,
      displayName: `Photographer ${email.slice(0, 8)}`,
      organizationKind: 'PHOTOGRAPHER',
      admin,
      language: 'en',
    },
    60_000,
  );
  if (!organizationId) throw new Error('a photographer has an organization');
  await graph.internal.ask(openCreditAccount, { organizationId });
  const opened = await signIn(graph, email);
  const { accessToken, refreshToken } = admin ? await raise(graph, opened) : opened;
  return {
    accountId,
    organizationId,
    email,
    accessToken,
    refreshToken,
    ask: async <T>(query: string, variables: object = {}) => {
      const { data, errors } = await ask<T>(graph.url, query, variables, bearer(accessToken));
      if (errors || !data) throw new Error(JSON.stringify(errors));
      return data;
    },
  };
}

interface Tokens {
  accessToken: string;
  refreshToken: string;
}

/** The session with a second factor, without which nobody administers anything. */
async function raise(graph: WholeGraph, { accessToken, refreshToken }: Tokens): Promise<Tokens> {
  await enrolSecondFactor(async <T>(query: string, variables: object = {}) => {
    const { data, errors } = await ask<T>(graph.url, query, variables, bearer(accessToken));
    if (errors || !data) throw new Error(JSON.stringify(errors));
    return data;
  });
  const { data } = await ask<{ refreshSession: Tokens }>(
    graph.url,
    `mutation ($t: String!) {
      refreshSession(refreshToken: $t) { ... on LoginSuccess { accessToken refreshToken } }
    }`,
    { t: refreshToken },
  );
  if (!data) throw new Error('a session that was raised goes on');
  return data.refreshSession;
}

export interface NewEvent {
  id: string;
  slug: string;
}

export async function newEvent(
  { ask: request, organizationId }: Person,
  visibility: 'DRAFT' | 'PUBLIC' = 'DRAFT',
): Promise<NewEvent> {
  const { createEvent } = await request<{ createEvent: NewEvent }>(
    'mutation ($input: CreateEventInput!) { createEvent(input: $input) { id slug } }',
    {
      input: {
        organizationId,
        name: 'Course du lac',
        startsOn: '2026-05-03',
        timeZone: 'Europe/Paris',
      },
    },
  );
  if (visibility !== 'DRAFT') {
    await request('mutation ($input: UpdateEventInput!) { updateEvent(input: $input) { id } }', {
      input: { eventId: createEvent.id, visibility },
    });
  }
  return createEvent;
}

/** Announces a file; its photo awaits it. */
export async function announcePhoto({ ask: request }: Person, eventId: string, bytes: Buffer) {
  const { requestUploads } = await request<{ requestUploads: { slots: { photoId: string }[] } }>(
    `mutation ($input: RequestUploadsInput!) {
      requestUploads(input: $input) { slots { photoId } }
    }`,
    {
      input: {
        eventId,
        files: [
          {
            name: 'finish.jpg',
            byteSize: bytes.length,
            sha256: createHash('sha256').update(bytes).digest('hex'),
            contentType: 'image/jpeg',
          },
        ],
      },
    },
  );
  const [slot] = requestUploads.slots;
  if (!slot) throw new Error('every file has a slot');
  return slot.photoId;
}

/** A photo that went the whole way to the gallery, with the workers' part played by this function. */
export async function publishPhoto(
  graph: WholeGraph,
  person: Person,
  eventId: string,
  bibs: readonly string[] = [],
): Promise<string> {
  const { photoId, state } = await sortPhoto(graph, person, eventId, bibs);
  if (state !== 'PUBLISHED') throw new Error(`the photo is ${state}`);
  return photoId;
}

/** The same, wherever it ends: photos of one perceptual hash show one moment. */
export async function sortPhoto(
  graph: WholeGraph,
  person: Person,
  eventId: string,
  bibs: readonly string[],
  perceptualHash?: string,
) {
  const photoId = await beginSorting(graph, person, eventId);
  return endSorting(graph, photoId, bibs, perceptualHash);
}

/** A photo that its workflow has taken up. */
export async function beginSorting(
  graph: WholeGraph,
  person: Person,
  eventId: string,
): Promise<string> {
  const bytes = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from(newId())]);
  const photoId = await announcePhoto(person, eventId, bytes);
  await graph.store.write(originalKey({ eventId, photoId }), bytes, { contentType: 'image/jpeg' });
  await person.ask(
    `mutation ($input: CompleteUploadsInput!) {
      completeUploads(input: $input) { results { outcome } }
    }`,
    { input: { photoIds: [photoId] } },
  );
  await graph.internal.ask(beginPhoto, { photoId, generation: 1 });
  return photoId;
}

export async function endSorting(
  graph: WholeGraph,
  photoId: string,
  bibs: readonly string[],
  perceptualHash = randomBytes(8).toString('hex'),
) {
  const { state } = await graph.internal.ask(recordPhoto, {
    photoId,
    generation: 1,
    rendered: {
      outcome: 'RENDERED',
      recipe: 'r1',
      width: 3000,
      height: 2000,
      camera: {
        localTime: '2026-05-03T10:42:03',
        offsetMinutes: null,
        subSecondMs: null,
        cameraKey: null,
        exposureSeconds: null,
        iso: null,
        focalLengthMm: null,
      },
      placeholder: 'AAAA',
      sharpness: 500,
      fineDetail: 45,
      exposure: { mean: 0.5, shadows: 0, highlights: 0 },
      perceptualHash,
    },
    reading: {
      engine: 'test',
      engineVersion: '1',
      lines: bibs.map((text, i) => ({
        text,
        confidence: 0.97,
        weakestCharacter: 0.9,
        box: { x: 100 + 400 * i, y: 900, width: 300, height: 100 },
        heightPx: 100,
        digitPosteriors: null,
      })),
      people: [],
      labels: [],
      insteadOf: null,
    },
  });
  return { photoId, state };
}
