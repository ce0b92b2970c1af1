import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type AccountViewer,
  ANONYMOUS,
  beginPhoto,
  type InternalOperation,
  type MemberRole,
  newId,
  originalKey,
  recordPhoto,
  type Viewer,
} from '@focus-racer/contracts';
import { connectBus, createLogger, OutboxRow } from '@focus-racer/service-kit';
import { createObjectStore } from '@focus-racer/storage';
import { execute, type ExecutionResult, type GraphQLSchema, parse, subscribe } from 'graphql';
import { TEST_CLIENT } from '../../../tests/client.ts';
import { createTestDatabase } from '../../../tests/database.ts';
import { compareCounters } from './progress/compare-counters.ts';
import { createCatalogContext } from './context.ts';
import { FakeIdentity } from './crew/crew.fixture.ts';
import { BibLists } from './identification/bib-lists.ts';
import { startCatalogOrm } from './orm.ts';
import { EventChanges } from './progress/event-changes.ts';
import { ProgressFeed } from './progress/progress-feed.ts';
import { readingOf, renderedPhoto } from './rendered-photo.fixture.ts';
import { buildCatalogSchemas } from './schema.ts';

export { readingOf, renderedPhoto } from './rendered-photo.fixture.ts';

export type Catalog = Awaited<ReturnType<typeof openCatalog>>;

interface Answer {
  data: Record<string, never>;
  codes: unknown[];
}

/** A catalog for tests: real database, store and bus, asked through its real schemas. */
export async function openCatalog() {
  const database = await createTestDatabase('catalog');
  const logger = createLogger('catalog-test', 'silent');
  const orm = await startCatalogOrm(database.appUrl);
  const directory = await mkdtemp(join(tmpdir(), 'catalog-test-'));
  const store = createObjectStore({
    storage: { kind: 'files', directory, secret: 's'.repeat(32), url: 'http://files.test' },
  });
  await store.prepare();
  const bus = await connectBus(database.appUrl, logger);
  const changes = new EventChanges(bus, logger);
  const progressFeed = new ProgressFeed(orm, changes, logger);
  const bibLists = new BibLists();
  const identity = new FakeIdentity();
  const { publicSchema, internalSchema } = await buildCatalogSchemas();

  const contextFor = (viewer: Viewer) =>
    createCatalogContext(
      { viewer, em: orm.em.fork(), client: TEST_CLIENT, requestHeaders: {} },
      { store, changes, progressFeed, bibLists, internal: identity.client },
    );

  async function run(
    schema: GraphQLSchema,
    viewer: Viewer,
    document: string,
    variableValues: object,
  ): Promise<Answer> {
    const result = await execute({
      schema,
      document: parse(document),
      variableValues: { ...variableValues },
      contextValue: contextFor(viewer),
    });
    const faults = result.errors?.filter((error) => !error.extensions['code']) ?? [];
    if (faults[0]) throw faults[0].originalError ?? faults[0];
    return {
      data: JSON.parse(JSON.stringify(result.data ?? {})) as Record<string, never>,
      codes: result.errors?.map((error) => error.extensions['code']) ?? [],
    };
  }

  const catalog = {
    orm,
    store,
    database,
    changes,
    bus,
    identity,
    contextFor,

    ask(viewer: Viewer, document: string, variables: object = {}): Promise<Answer> {
      return run(publicSchema.schema, viewer, document, variables);
    },

    /** The field's value; throws when anything was refused. */
    async get<T>(viewer: Viewer, document: string, variables: object = {}): Promise<T> {
      const { data, codes } = await catalog.ask(viewer, document, variables);
      if (codes.length > 0) throw new Error(`refused: ${codes.join(', ')}`);
      return Object.values(data)[0] as T;
    },

    async internal<V extends object, R>(operation: InternalOperation<V, R>, variables: V) {
      const answer = await run(internalSchema, ANONYMOUS, operation.document, variables);
      return operation.result.parse(answer.data[operation.field]);
    },

    async listen(viewer: Viewer, document: string, variables: object) {
      return (await subscribe({
        schema: publicSchema.schema,
        document: parse(document),
        variableValues: { ...variables },
        contextValue: contextFor(viewer),
      })) as AsyncIterableIterator<ExecutionResult> | ExecutionResult;
    },

    /** What the SQL of `work` was. */
    async statementsOf(work: () => Promise<unknown>): Promise<string[]> {
      const sqlLogger = orm.config.getLogger();
      const original = sqlLogger.logQuery.bind(sqlLogger);
      const statements: string[] = [];
      sqlLogger.logQuery = ({ query }) => void statements.push(query ?? '');
      try {
        await work();
      } finally {
        sqlLogger.logQuery = original;
      }
      return statements;
    },

    outbox: () => orm.em.fork().find(OutboxRow, {}, { orderBy: { id: 'asc' } }),
    async createEvent(
      owner: AccountViewer,
      facts: object = {},
    ): Promise<{ id: string; slug: string }> {
      return catalog.get(
        owner,
        `mutation ($input: CreateEventInput!) { createEvent(input: $input) { id slug } }`,
        {
          input: {
            organizationId: organizationOf(owner),
            name: 'Trail des Crêtes',
            startsOn: '2026-05-03',
            timeZone: 'Europe/Paris',
            ...facts,
          },
        },
      );
    },

    async update(owner: AccountViewer, eventId: string, change: object): Promise<void> {
      await catalog.get(
        owner,
        `mutation ($input: UpdateEventInput!) { updateEvent(input: $input) { id } }`,
        { input: { eventId, ...change } },
      );
    },

    /** Announces, stores and completes a file; answers the photo's id. */
    async upload(viewer: AccountViewer, eventId: string, bytes = jpegBytes()): Promise<string> {
      const [photoId = ''] = await catalog.sendAll(viewer, eventId, [bytes]);
      return photoId;
    },

    uploadAll: (viewer: AccountViewer, eventId: string, count: number) =>
      catalog.sendAll(viewer, eventId, Array.from({ length: count }, jpegBytes)),

    async sendAll(viewer: AccountViewer, eventId: string, files: Buffer[]): Promise<string[]> {
      const photoIds = await catalog.announce(viewer, eventId, files);
      for (const [i, photoId] of photoIds.entries()) {
        const bytes = files[i] ?? jpegBytes();
        await store.write(originalKey({ eventId, photoId }), bytes, { contentType: 'image/jpeg' });
      }
      for (let i = 0; i < photoIds.length; i += 100) {
        await catalog.complete(viewer, photoIds.slice(i, i + 100));
      }
      return photoIds;
    },

    async announce(viewer: AccountViewer, eventId: string, files: Buffer[]): Promise<string[]> {
      const { slots } = await catalog.get<{ slots: { photoId: string }[] }>(
        viewer,
        `mutation ($input: RequestUploadsInput!) { requestUploads(input: $input) { slots { photoId } } }`,
        { input: { eventId, files: files.map((bytes) => fileOf(bytes)) } },
      );
      return slots.map(({ photoId }) => photoId);
    },

    async complete(viewer: AccountViewer, photoIds: string[]) {
      const { results } = await catalog.get<{
        results: { photoId: string; outcome: string; rejectionReason: string | null }[];
      }>(
        viewer,
        `mutation ($input: CompleteUploadsInput!) { completeUploads(input: $input) { results { photoId outcome rejectionReason } } }`,
        { input: { photoIds } },
      );
      return results;
    },

    begin: (photoId: string, generation = 1) =>
      catalog.internal(beginPhoto, { photoId, generation }),

    record: (
      photoId: string,
      {
        rendered = renderedPhoto(),
        bibs = [] as string[],
        generation = 1,
        reading = readingOf(bibs),
      } = {},
    ) => catalog.internal(recordPhoto, { photoId, generation, rendered, reading }),

    /** The whole way, with a file of its own. */
    async publish(viewer: AccountViewer, eventId: string, bibs: string[] = []): Promise<string> {
      const photoId = await catalog.upload(viewer, eventId);
      await catalog.begin(photoId);
      await catalog.record(photoId, { bibs });
      return photoId;
    },

    counters: (eventId: string) => compareCounters(orm.em.fork(), eventId),

    async close(): Promise<void> {
      progressFeed.stop();
      changes.stop();
      await bus.close();
      await orm.close(true);
      await database.drop();
      await rm(directory, { recursive: true, force: true });
    },
  };
  return catalog;
}

export function memberOf(organizationId: string, role: MemberRole = 'OWNER'): AccountViewer {
  return {
    kind: 'account',
    accountId: newId(),
    sessionId: newId(),
    admin: false,
    memberships: [{ organizationId, kind: 'PHOTOGRAPHER', role }],
  };
}

export function organizationOf(viewer: AccountViewer): string {
  const [membership] = viewer.memberships;
  if (!membership) throw new Error('the viewer has no organization');
  return membership.organizationId;
}

/** Starts as a JPEG does; no two are the same. */
export function jpegBytes(): Buffer {
  return Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), randomBytes(60)]);
}

export function fileOf(bytes: Buffer, name = 'DSC_0001.JPG') {
  return {
    name,
    byteSize: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    contentType: 'image/jpeg',
  };
}
