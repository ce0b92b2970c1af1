import { setTimeout as delay } from 'node:timers/promises';
import { createAccount, newId, type PhotoState } from '@focus-racer/contracts';
import type { InternalClient } from '@focus-racer/service-kit';
import { ApiError, type PublicApi, signIn } from '../../scripts/upload/public-api.ts';
import { enrolSecondFactor } from '../../tests/enrol-second-factor.ts';
import { uploadFiles } from '../../scripts/upload/upload-files.ts';

const POLL_MS = 500;
const PATIENCE_MS = 600_000;

export interface SortedPhoto {
  id: string;
  fileName: string;
  state: PhotoState;
  searchableAt: string | null;
  thumbnailUrl: string | null;
  previewUrl: string | null;
  webUrl: string | null;
}

export interface Run {
  wallSeconds: number;
  photos: SortedPhoto[];
}

export interface Studio {
  /** Sends every file to two new events and waits until all are decided, or patience ends. */
  sortIntoTwoEvents(paths: readonly string[]): Promise<Run>;
  creditsConsumed(): Promise<number>;
  /** Waits until no credit is held: captures come a moment after publication. */
  waitForSettledCredits(): Promise<void>;
  /** How often the audit log says that a photo was decided. */
  decisions(): Promise<Map<string, number>>;
}

const DECIDED = ['photo.published', 'photo.setAside', 'photo.rejected'];
const ALL_STATES = [
  'AWAITING_UPLOAD',
  'UPLOADED',
  'PROCESSING',
  'AWAITING_CREDITS',
  'PUBLISHED',
  'SET_ASIDE',
  'REJECTED',
];

/** A photographer and an operator with their own accounts, working through the public API alone. */
export async function openStudio(graphqlUrl: string, internal: InternalClient): Promise<Studio> {
  const password = newId();
  const account = { password, displayName: 'Bench', language: 'en' as const };
  const { organizationId } = await internal.ask(createAccount, {
    ...account,
    email: 'photographer@bench.example',
    organizationKind: 'PHOTOGRAPHER',
    admin: false,
  });
  await internal.ask(createAccount, {
    ...account,
    email: 'operator@bench.example',
    organizationKind: null,
    admin: true,
  });
  const api = patient(await signIn(graphqlUrl, { email: 'photographer@bench.example', password }));
  const operator = patient(await signIn(graphqlUrl, { email: 'operator@bench.example', password }));
  await enrolSecondFactor((document, variables) => operator.request(document, variables));

  async function credits(): Promise<{ consumed: number; held: number }> {
    const { me } = await api.request<{
      me: {
        memberships: { organization: { creditAccount: { consumed: number; held: number } } }[];
      };
    }>('{ me { memberships { organization { creditAccount { consumed held } } } } }');
    return me.memberships[0]?.organization.creditAccount ?? { consumed: 0, held: 0 };
  }

  async function createEvent(): Promise<{ id: string; slug: string }> {
    const { createEvent: event } = await api.request<{ createEvent: { id: string; slug: string } }>(
      'mutation CreateEvent($input: CreateEventInput!) { createEvent(input: $input) { id slug } }',
      {
        input: {
          organizationId,
          name: 'Bench',
          startsOn: '2026-05-03',
          timeZone: 'Europe/Paris',
          idempotencyKey: newId(),
        },
      },
    );
    return event;
  }

  function photosOf(slug: string): Promise<SortedPhoto[]> {
    return allPages(async (after) => {
      const { event } = await api.request<{ event: { managedPhotos: Page<SortedPhoto> } }>(
        `query Photos($slug: String!, $after: String, $states: [PhotoState!]!) {
          event(slug: $slug) { managedPhotos(first: 100, after: $after, states: $states) {
            edges { node { id fileName state searchableAt thumbnailUrl previewUrl webUrl } }
            pageInfo { hasNextPage endCursor }
          } }
        }`,
        { slug, after, states: ALL_STATES },
      );
      return event.managedPhotos;
    });
  }

  async function waitUntilSorted(slug: string, photos: number): Promise<void> {
    const giveUpAt = Date.now() + PATIENCE_MS;
    while (Date.now() < giveUpAt) {
      const { event } = await api.request<{ event: { progress: { sorted: number } } }>(
        'query Progress($slug: String!) { event(slug: $slug) { progress { sorted } } }',
        { slug },
      );
      if (event.progress.sorted >= photos) return;
      await delay(POLL_MS);
    }
  }

  return {
    async sortIntoTwoEvents(paths) {
      const events = [await createEvent(), await createEvent()];
      const start = performance.now();
      await Promise.all(
        events.map(async ({ id, slug }) => {
          await uploadFiles(api, id, paths, (path, outcome) => {
            if (outcome.kind !== 'uploaded') console.log(`  ${path}: ${JSON.stringify(outcome)}`);
          });
          await waitUntilSorted(slug, paths.length);
        }),
      );
      const wallSeconds = (performance.now() - start) / 1000;
      const photos = await Promise.all(events.map(({ slug }) => photosOf(slug)));
      return { wallSeconds, photos: photos.flat() };
    },
    creditsConsumed: async () => (await credits()).consumed,
    async waitForSettledCredits() {
      const giveUpAt = Date.now() + PATIENCE_MS;
      while ((await credits()).held > 0 && Date.now() < giveUpAt) await delay(POLL_MS);
    },
    async decisions() {
      const count = new Map<string, number>();
      for (const action of DECIDED) {
        const lines = await allPages(async (after) => {
          const { auditLog } = await operator.request<{ auditLog: Page<{ subject: string }> }>(
            `query Audit($action: String!, $after: String) {
              auditLog(first: 100, after: $after, action: $action) {
                edges { node { subject } } pageInfo { hasNextPage endCursor }
              }
            }`,
            { action, after },
          );
          return auditLog;
        });
        for (const { subject } of lines) count.set(subject, (count.get(subject) ?? 0) + 1);
      }
      return count;
    },
  };
}

interface Page<T> {
  edges: { node: T }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

async function allPages<T>(pageAfter: (after: string | null) => Promise<Page<T>>): Promise<T[]> {
  const nodes: T[] = [];
  for (let after: string | null = null; ;) {
    const { edges, pageInfo } = await pageAfter(after);
    nodes.push(...edges.map((edge) => edge.node));
    if (!pageInfo.hasNextPage) return nodes;
    after = pageInfo.endCursor;
  }
}

/** Asks again while parts of the system are away: what is measured is the system, not its client. */
function patient(api: PublicApi): PublicApi {
  return {
    async request(document, variables) {
      const giveUpAt = Date.now() + PATIENCE_MS;
      for (;;) {
        try {
          return await api.request(document, variables);
        } catch (error) {
          const refused =
            error instanceof ApiError && error.code !== 'FAULT' && error.code !== 'UNAVAILABLE';
          if (refused || Date.now() > giveUpAt) throw error;
          await delay(POLL_MS);
        }
      }
    },
  };
}
