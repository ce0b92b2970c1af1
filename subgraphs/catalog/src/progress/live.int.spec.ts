import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { ANONYMOUS, newId, type Viewer } from '@focus-racer/contracts';
import type { ExecutionResult } from 'graphql';
import { type Catalog, memberOf, openCatalog } from '../fixture.ts';

let catalog: Catalog;
beforeAll(async () => {
  catalog = await openCatalog();
});
afterAll(() => catalog.close());

const owner = memberOf(newId());
let event: { id: string; slug: string };
beforeEach(async () => {
  event = await catalog.createEvent(owner);
});

const PROGRESS = `subscription ($eventId: ID!) { eventProgress(eventId: $eventId) {
  version received awaitingUpload processing sorted published identified photosPerMinute estimatedEndAt
} }`;
const PHOTOS = `subscription ($eventId: ID!) { eventPhotos(eventId: $eventId) {
  eventId photos { id thumbnailUrl searchableAt identifications { bib } }
} }`;

interface Progress {
  version: number;
  received: number;
  published: number;
  identified: number;
  photosPerMinute: number;
  estimatedEndAt: string | null;
}

async function listen<T>(viewer: Viewer, document: string) {
  const source = await catalog.listen(viewer, document, { eventId: event.id });
  if (!('next' in source)) return { refused: source.errors?.map((e) => e.extensions['code']) };
  return {
    async next(): Promise<T | null> {
      const item = await source.next();
      if (item.done) return null;
      const value: ExecutionResult = item.value;
      if (value.errors?.[0]) throw value.errors[0];
      return JSON.parse(JSON.stringify(Object.values(value.data ?? {})[0])) as T;
    },
    stop: () => source.return?.(),
  };
}

async function open<T>(viewer: Viewer, document: string) {
  const source = await listen<T>(viewer, document);
  if ('refused' in source) throw new Error(`refused: ${source.refused?.join(', ')}`);
  return source;
}

describe('eventProgress', () => {
  test('begins with the counters of now, then tells changes until all is told', async () => {
    await catalog.publish(owner, event.id, ['77']);
    const source = await open<Progress>(owner, PROGRESS);
    const first = await source.next();
    expect(first).toMatchObject({ received: 1, published: 1, identified: 1, estimatedEndAt: null });
    expect(first!.photosPerMinute).toBeGreaterThan(0);

    await catalog.publish(owner, event.id);
    let last = first!;
    while (last.published < 2) {
      const next = await source.next();
      expect(next!.version).toBeGreaterThanOrEqual(last.version);
      last = next!;
    }
    expect(last).toMatchObject({ received: 2, identified: 1 });
    await source.stop();
  });

  test('many changes are a few items', async () => {
    const source = await open<Progress>(owner, PROGRESS);
    await source.next();
    const files = Array.from({ length: 60 }, (_, i) => Buffer.from(`file ${i} ${newId()}`));
    const startedAt = Date.now();
    await Promise.all(files.map((bytes) => catalog.announce(owner, event.id, [bytes])));
    let items = 0;
    for (let version = 0; version < 60; items++) version = (await source.next())!.version;
    const seconds = (Date.now() - startedAt) / 1000;
    expect(items).toBeLessThanOrEqual(Math.ceil(seconds * 4) + 1);
    await source.stop();
  });

  test('ends for a visitor when the event becomes a draft', async () => {
    await catalog.update(owner, event.id, { visibility: 'PUBLIC' });
    const source = await open<Progress>(ANONYMOUS, PROGRESS);
    expect(await source.next()).toMatchObject({ received: 0 });
    await catalog.update(owner, event.id, { visibility: 'DRAFT' });
    let item = await source.next();
    while (item) item = await source.next();
    expect(item).toBeNull();
  });

  test("another's draft is NOT_FOUND", async () => {
    for (const viewer of [ANONYMOUS, memberOf(newId())]) {
      expect(await listen(viewer, PROGRESS)).toEqual({ refused: ['NOT_FOUND'] });
      expect(await listen(viewer, PHOTOS)).toEqual({ refused: ['NOT_FOUND'] });
    }
  });
});

describe('eventPhotos', () => {
  interface Item {
    photos: { id: string; identifications: { bib: string }[] }[];
  }

  test('brings each photo once it can be found, with what it shows', async () => {
    const source = await open<Item>(owner, PHOTOS);
    const ids: string[] = [];
    for (let i = 0; i < 3; i++) ids.push(await catalog.publish(owner, event.id, [String(100 + i)]));
    const seen: string[] = [];
    while (seen.length < 3) {
      const item = await source.next();
      for (const photo of item!.photos) {
        seen.push(photo.id);
        expect(photo.identifications).toHaveLength(1);
      }
    }
    expect(seen).toEqual(ids);
    await source.stop();
  });

  test('an item costs few statements, however many photos it brings', async () => {
    const source = await open<Item>(owner, PHOTOS);
    const ids: string[] = [];
    for (let i = 0; i < 5; i++) ids.push(await catalog.publish(owner, event.id, ['9']));
    // Let the announcements of the photos pass, then send them all in one.
    for (let seen = 0; seen < 5;) seen += (await source.next())!.photos.length;
    const next = source.next();
    const statements = await catalog.statementsOf(async () => {
      await catalog.bus.publish('event.changed', { eventId: event.id, searchablePhotoIds: ids });
      expect((await next)!.photos).toHaveLength(5);
    });
    expect(statements.length).toBeLessThanOrEqual(3);
    await source.stop();
  });

  test('leaves no listener behind, also when it is ended while it waits', async () => {
    const source = await open<Item>(owner, PHOTOS);
    const pending = source.next();
    await source.stop();
    expect(await pending).toBeNull();
  });
});
