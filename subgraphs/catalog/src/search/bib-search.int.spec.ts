import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ANONYMOUS, newId } from '@focus-racer/contracts';
import { type Catalog, memberOf, openCatalog } from '../fixture.ts';

let catalog: Catalog;
const owner = memberOf(newId());
let event: { id: string; slug: string };

beforeAll(async () => {
  catalog = await openCatalog();
  event = await catalog.createEvent(owner);
  await catalog.update(owner, event.id, { visibility: 'PUBLIC', publicNames: true });
  await catalog.get(
    owner,
    `mutation ($input: ImportStartListInput!) { importStartList(input: $input) { __typename } }`,
    {
      input: {
        eventId: event.id,
        csv: 'bib,name,race\n0042,Amina,A\n42,Léo,B\n142,Zoé,A\n24,Tom,A\n1999,Far,A',
      },
    },
  );
  await catalog.publish(owner, event.id, ['42']);
  await catalog.publish(owner, event.id, ['042', '142']);
  await catalog.publish(owner, event.id, ['142']);
});
afterAll(() => catalog.close());

const SEARCH = `query ($slug: String!, $bib: String!, $first: Int!, $after: String) { event(slug: $slug) {
  bibSearch(bib: $bib, first: $first, after: $after) {
    bib total
    entries { bib name race { name } }
    photos { edges { node { id identifications { bib } } } pageInfo { hasNextPage endCursor } }
    nearMisses { bib name photoCount }
  }
} }`;
interface Search {
  total: number;
  photos: {
    edges: { node: { id: string } }[];
    pageInfo: { hasNextPage: boolean; endCursor: string };
  };
}
async function search(bib: string, page: { first?: number; after?: string } = {}) {
  const found = await catalog.get<{ bibSearch: Search }>(ANONYMOUS, SEARCH, {
    slug: event.slug,
    bib,
    first: 10,
    ...page,
  });
  return found.bibSearch;
}

describe('bibSearch', () => {
  test.each(['42', '042', ' 00042 '])('finds %j whatever its zeros, once a photo', async (bib) => {
    expect(await search(bib)).toMatchObject({
      bib: bib.trim(),
      total: 2,
      entries: [
        { bib: '0042', name: 'Amina', race: { name: 'A' } },
        { bib: '42', name: 'Léo', race: { name: 'B' } },
      ],
      photos: { edges: [{}, {}], pageInfo: { hasNextPage: false } },
      nearMisses: [],
    });
  });

  test('pages', async () => {
    const first = await search('42', { first: 1 });
    expect(first.photos.pageInfo.hasNextPage).toBe(true);
    const next = await search('42', { first: 1, after: first.photos.pageInfo.endCursor });
    expect(next.photos.edges).toHaveLength(1);
    expect(next.photos.edges[0]!.node.id).not.toBe(first.photos.edges[0]!.node.id);
  });

  test('offers what is one slip away, most photos first, when there is nothing', async () => {
    expect(await search('412')).toMatchObject({
      total: 0,
      entries: [],
      nearMisses: [
        { bib: '142', name: 'Zoé', photoCount: 2 },
        // Two runners wear it: no name is the right one.
        { bib: '0042', name: null, photoCount: 2 },
      ],
    });
    expect(await search('9')).toMatchObject({ nearMisses: [] });
  });

  test('a listed bib without a photo is suggested too', async () => {
    expect(await search('240')).toMatchObject({ nearMisses: [{ bib: '24', photoCount: 0 }] });
  });

  test('refuses what is no bib', async () => {
    for (const bib of ['', ' - ', '1'.repeat(21)]) {
      const { codes } = await catalog.ask(ANONYMOUS, SEARCH, { slug: event.slug, bib, first: 1 });
      expect(codes).toEqual(['BAD_USER_INPUT']);
    }
  });

  test('a photo that was set aside is not found', async () => {
    const photoId = await catalog.publish(owner, event.id, ['1999']);
    expect((await search('1999')).total).toBe(1);
    await catalog.get(owner, `mutation ($id: ID!) { setPhotoAside(photoId: $id) { id } }`, {
      id: photoId,
    });
    expect((await search('1999')).total).toBe(0);
  });

  test('takes at most as many statements as it has parts', async () => {
    const statements = await catalog.statementsOf(() => search('42'));
    expect(statements.length).toBeLessThanOrEqual(6);
  });
});
