import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ANONYMOUS, newId, type Viewer } from '@focus-racer/contracts';
import { type Catalog, memberOf, openCatalog, organizationOf, renderedPhoto } from '../fixture.ts';

let catalog: Catalog;
const owner = memberOf(newId());
const reader = memberOf(organizationOf(owner), 'READER');
const stranger = memberOf(newId());
let event: { id: string; slug: string };
const PHOTOS = 104;

beforeAll(async () => {
  catalog = await openCatalog();
  event = await catalog.createEvent(owner, { races: ['10 km'] });
  await catalog.update(owner, event.id, { visibility: 'PUBLIC', publicNames: true });
  const csv = ['Dossard;Nom', ...Array.from({ length: 50 }, (_, i) => `${i + 1};Runner ${i + 1}`)];
  await catalog.get(
    owner,
    `mutation ($input: ImportStartListInput!) { importStartList(input: $input) { __typename } }`,
    { input: { eventId: event.id, csv: csv.join('\n') } },
  );
  const photoIds = await catalog.uploadAll(owner, event.id, PHOTOS);
  for (const [i, photoId] of photoIds.entries()) {
    const second = String((i * 7) % 60).padStart(2, '0');
    const camera = { ...renderedPhoto().camera, localTime: `2026-05-03T10:00:${second}` };
    await catalog.begin(photoId);
    await catalog.record(photoId, {
      rendered: renderedPhoto({ camera }),
      bibs: [String((i % 50) + 1), String(((i + 9) % 50) + 1)],
    });
  }
}, 120_000);
afterAll(() => catalog.close());

const PAGE = `query ($slug: String!, $first: Int!, $after: String) { event(slug: $slug) {
  photos(first: $first, after: $after) {
    edges { cursor node {
      id takenAt thumbnailUrl previewUrl event { name }
      identifications { bib raceName evidence { kind confidence box { x y width height } } entry { bib name race { name } } }
    } }
    pageInfo { hasNextPage endCursor }
  }
} }`;
interface Page {
  photos: {
    edges: {
      node: {
        id: string;
        takenAt: string;
        thumbnailUrl: string;
        identifications: { entry: { name: string } }[];
      };
    }[];
    pageInfo: { hasNextPage: boolean; endCursor: string };
  };
}
const page = (first: number, after: string | null, viewer: Viewer = ANONYMOUS) =>
  catalog.get<Page>(viewer, PAGE, { slug: event.slug, first, after });

describe('the gallery', () => {
  test('pages through all photos once, in the order they were taken', async () => {
    const seen: { id: string; takenAt: string }[] = [];
    let after: string | null = null;
    do {
      const { photos }: Page = await page(37, after);
      seen.push(...photos.edges.map(({ node }) => node));
      after = photos.pageInfo.hasNextPage ? photos.pageInfo.endCursor : null;
    } while (after);
    expect(new Set(seen.map(({ id }) => id)).size).toBe(PHOTOS);
    const times = seen.map(({ takenAt }) => Date.parse(takenAt));
    expect(times).toEqual(times.toSorted((a, b) => a - b));
  });

  test('a page of 100 with identifications, entries and races takes at most 4 statements', async () => {
    let shown!: Page;
    const statements = await catalog.statementsOf(async () => (shown = await page(100, null)));
    expect(shown.photos.edges).toHaveLength(100);
    expect(shown.photos.edges[0]!.node.identifications[0]!.entry.name).toMatch(/^Runner/);
    expect(statements.length).toBeLessThanOrEqual(4);
  });

  test('a deep page is one range of the index, as the first is', async () => {
    const first = await page(100, null);
    const { endCursor } = first.photos.pageInfo;
    const statements = await catalog.statementsOf(() => page(100, endCursor));
    expect(statements.length).toBeLessThanOrEqual(4);
    expect(statements.join('\n')).not.toMatch(/offset/i);
  });

  test('the public addresses hold the random token and the recipe', async () => {
    const { photos } = await page(1, null);
    expect(photos.edges[0]!.node.thumbnailUrl).toMatch(
      new RegExp(`/p/${event.id}/[0-9a-f-]{36}/[0-9a-f]{32}/r1/320$`),
    );
  });

  test('the cover is the newest photo; a list of events asks for it once', async () => {
    const EVENTS = `{ managedEvents(first: 10) { edges { node { cover { id takenAt } progress { published } races { name } } } } }`;
    await catalog.createEvent(owner);
    let answer!: { edges: { node: { cover: { takenAt: string } | null } }[] };
    const statements = await catalog.statementsOf(
      async () => (answer = await catalog.get(owner, EVENTS)),
    );
    expect(statements).toHaveLength(4);
    expect(answer.edges.map(({ node }) => node.cover?.takenAt.slice(0, 19) ?? null)).toEqual([
      null,
      '2026-05-03T08:00:59',
    ]);
  });
});

describe('what only members see', () => {
  const PRIVATE = `query ($id: ID!) { photo(id: $id) {
    state fileName webUrl originalUrl sharpness author { id } setAsideReason
  } }`;

  test('is null for everybody else', async () => {
    const id = (await page(1, null)).photos.edges[0]!.node.id;
    const nothing = {
      state: 'PUBLISHED',
      fileName: null,
      webUrl: null,
      originalUrl: null,
      sharpness: null,
      author: null,
      setAsideReason: null,
    };
    expect(await catalog.get(ANONYMOUS, PRIVATE, { id })).toEqual(nothing);
    expect(await catalog.get(stranger, PRIVATE, { id })).toEqual(nothing);
    expect(await catalog.get(reader, PRIVATE, { id })).toMatchObject({
      fileName: 'DSC_0001.JPG',
      originalUrl: expect.stringContaining(`/e/${event.id}/${id}/original`),
      webUrl: expect.stringContaining('/r1/1600'),
      sharpness: 300,
      author: { id: owner.accountId },
    });
  });

  test('a photo that is not published, and one of a draft, is NOT_FOUND', async () => {
    const waiting = await catalog.upload(owner, event.id);
    const draft = await catalog.createEvent(owner);
    const hidden = await catalog.publish(owner, draft.id);
    for (const id of [waiting, hidden]) {
      expect((await catalog.ask(ANONYMOUS, PRIVATE, { id })).codes).toEqual(['NOT_FOUND']);
      expect((await catalog.ask(stranger, PRIVATE, { id })).codes).toEqual(['NOT_FOUND']);
      expect((await catalog.ask(reader, PRIVATE, { id })).codes).toEqual([]);
    }
    expect((await catalog.ask(owner, PRIVATE, { id: newId() })).codes).toEqual(['NOT_FOUND']);
    expect((await catalog.ask(owner, PRIVATE, { id: 'x' })).codes).toEqual(['NOT_FOUND']);
  });

  test('managedPhotos lists any states, the newest first; strangers get NOT_FOUND', async () => {
    const MANAGED = `query ($slug: String!, $states: [PhotoState!]!) { event(slug: $slug) {
      managedPhotos(first: 100, states: $states) { edges { node { id state takenAt uploadedAt } } }
    } }`;
    const variables = { slug: event.slug, states: ['PUBLISHED', 'UPLOADED', 'REJECTED'] };
    const { managedPhotos } = await catalog.get<{
      managedPhotos: { edges: { node: { takenAt: string | null; uploadedAt: string } }[] };
    }>(reader, MANAGED, variables);
    const times = managedPhotos.edges.map(({ node }) =>
      Date.parse(node.takenAt ?? node.uploadedAt),
    );
    expect(times).toHaveLength(100);
    expect(times).toEqual(times.toSorted((a, b) => b - a));
    expect((await catalog.ask(stranger, MANAGED, variables)).codes).toEqual(['NOT_FOUND']);
    expect((await catalog.ask(ANONYMOUS, MANAGED, variables)).codes).toEqual(['UNAUTHENTICATED']);
  });

  test('references from other subgraphs are shown to whoever may see them', async () => {
    const draft = await catalog.createEvent(owner);
    const ENTITIES = `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Event { name } } }`;
    const representations = [{ __typename: 'Event', id: draft.id }];
    expect(await catalog.get(owner, ENTITIES, { representations })).toMatchObject([
      { name: 'Trail des Crêtes' },
    ]);
    expect(await catalog.get(stranger, ENTITIES, { representations })).toEqual([null]);
  });
});
