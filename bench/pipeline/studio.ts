import { createHash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { createAccount, newId, type PhotoIngestInput } from '@focus-racer/contracts';
import { createInternalClient } from '@focus-racer/service-kit';
import type { System } from '../../scripts/system/start-system.ts';
import { type PublicApi, signIn } from '../../scripts/upload/public-api.ts';
import type { BenchPhoto } from '../renditions-photos.ts';

const POLL_MS = 500;
const IDS_A_CALL = 100;
const PARALLEL_UPLOADS = 5;

interface Slot {
  photoId: string;
  upload: { url: string; headers: { name: string; value: string }[] };
}
interface Progress {
  event: { progress: { sorted: number } };
  me: { memberships: { organization: { creditAccount: { held: number } | null } }[] };
}

export interface StoredPhotos {
  slug: string;
  photos: PhotoIngestInput[];
}

/** A photographer of the running system, through its public API. */
export async function openStudio(system: System) {
  const { addresses, secrets } = system;
  const internal = createInternalClient({ identity: addresses.identity }, secrets.SERVICE_TOKEN);
  const photographer = { email: 'photographer@bench.example', password: newId() };
  const account = { ...photographer, displayName: 'Bench', language: 'en', admin: false } as const;
  const made = await internal.ask(createAccount, { ...account, organizationKind: 'PHOTOGRAPHER' });
  const organizationId = made.organizationId ?? '';
  const api = await signIn(addresses.graphql, photographer);

  return {
    /** Puts the originals into the store, in an event of their own. */
    async store(files: readonly BenchPhoto[]): Promise<StoredPhotos> {
      const { id: eventId, slug } = await createEvent(api, organizationId);
      const ids = await storeOriginals(api, eventId, files);
      const photos = ids.map((photoId) => ({ photoId, eventId, organizationId, generation: 1 }));
      return { slug, photos };
    },
    async completeUploads({ photos }: StoredPhotos): Promise<void> {
      const ids = photos.map(({ photoId }) => photoId);
      await Promise.all(inParts(ids, IDS_A_CALL).map((part) => completeUploads(api, part)));
    },
    async waitUntilSorted({ slug, photos }: StoredPhotos): Promise<void> {
      while ((await progressOf(api, slug)).sorted < photos.length) await delay(POLL_MS);
    },
    async waitForSettledCredits({ slug }: StoredPhotos): Promise<void> {
      while ((await progressOf(api, slug)).held > 0) await delay(POLL_MS);
    },
  };
}

async function createEvent(
  api: PublicApi,
  organizationId: string,
): Promise<{ id: string; slug: string }> {
  const { createEvent: event } = await api.request<{ createEvent: { id: string; slug: string } }>(
    'mutation CreateEvent($input: CreateEventInput!) { createEvent(input: $input) { id slug } }',
    {
      input: { organizationId, name: 'Bench', startsOn: '2026-05-03', timeZone: 'Europe/Paris' },
    },
  );
  return event;
}

async function storeOriginals(
  api: PublicApi,
  eventId: string,
  photos: readonly BenchPhoto[],
): Promise<string[]> {
  const photoIds: string[] = [];
  for (const part of inParts(photos, IDS_A_CALL)) {
    const { requestUploads } = await api.request<{ requestUploads: { slots: Slot[] } }>(
      `mutation RequestUploads($input: RequestUploadsInput!) {
        requestUploads(input: $input) { slots { photoId upload { url headers { name value } } } }
      }`,
      {
        input: {
          eventId,
          files: part.map(({ bytes }, i) => ({
            name: `${photoIds.length + i}.jpg`,
            byteSize: bytes.length,
            sha256: createHash('sha256').update(bytes).digest('hex'),
            contentType: 'image/jpeg',
          })),
        },
      },
    );
    const queue = requestUploads.slots.map((slot, i) => ({ slot, body: part[i]?.bytes }));
    await Promise.all(
      Array.from({ length: PARALLEL_UPLOADS }, async () => {
        for (let next = queue.shift(); next; next = queue.shift()) await put(next.slot, next.body);
      }),
    );
    photoIds.push(...requestUploads.slots.map(({ photoId }) => photoId));
  }
  return photoIds;
}

async function put({ upload }: Slot, body: Buffer | undefined): Promise<void> {
  const headers = Object.fromEntries(upload.headers.map(({ name, value }) => [name, value]));
  const response = await fetch(upload.url, {
    method: 'PUT',
    headers,
    ...(body && { body: new Uint8Array(body) }),
  });
  if (!response.ok) throw new Error(`the store answered ${response.status}`);
}

async function completeUploads(api: PublicApi, photoIds: readonly string[]): Promise<void> {
  await api.request(
    `mutation CompleteUploads($input: CompleteUploadsInput!) {
      completeUploads(input: $input) { results { outcome } }
    }`,
    { input: { photoIds } },
  );
}

async function progressOf(api: PublicApi, slug: string): Promise<{ sorted: number; held: number }> {
  const { event, me } = await api.request<Progress>(
    `query Progress($slug: String!) {
      event(slug: $slug) { progress { sorted } }
      me { memberships { organization { creditAccount { held } } } }
    }`,
    { slug },
  );
  const held = me.memberships[0]?.organization.creditAccount?.held ?? 0;
  return { sorted: event.progress.sorted, held };
}

function inParts<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) =>
    items.slice(i * size, (i + 1) * size),
  );
}
