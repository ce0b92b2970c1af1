import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ANONYMOUS, type ColourTerm, newId, type PhotoLabel } from '@focus-racer/contracts';
import { type Catalog, memberOf, openCatalog, readingOf, renderedPhoto } from '../fixture.ts';

let catalog: Catalog;
const owner = memberOf(newId());
let event: { id: string; slug: string };
const races: Record<string, string> = {};
const photos: Record<string, string> = {};

interface Shot {
  at: string | null;
  wears?: ColourTerm[][];
  bibs?: string[];
  labels?: PhotoLabel[];
}

async function shoot({ at, wears = [], bibs = [], labels = [] }: Shot): Promise<string> {
  const photoId = await catalog.upload(owner, event.id);
  await catalog.begin(photoId);
  const rendered = renderedPhoto();
  const box = { x: 0, y: 0, width: 900, height: 900 };
  await catalog.record(photoId, {
    rendered: { ...rendered, camera: { ...rendered.camera, localTime: at } },
    reading: {
      ...readingOf(bibs),
      labels,
      people: wears.map((torsoColours) => ({
        face: box,
        torso: box,
        confidence: 1,
        fineDetail: 40,
        torsoColours,
      })),
    },
  });
  return photoId;
}

beforeAll(async () => {
  catalog = await openCatalog();
  event = await catalog.createEvent(owner);
  await catalog.update(owner, event.id, { visibility: 'PUBLIC' });
  await catalog.get(
    owner,
    `mutation ($input: ImportStartListInput!) { importStartList(input: $input) { __typename } }`,
    { input: { eventId: event.id, csv: 'bib,name,race\n101,A,10 km\n202,B,Marathon' } },
  );
  const known = await catalog.get<{ races: { id: string; name: string }[] }>(
    owner,
    `query ($slug: String!) { event(slug: $slug) { races { id name } } }`,
    { slug: event.slug },
  );
  for (const { id, name } of known.races) races[name] = id;
  photos['red'] = await shoot({ at: '2026-05-03T10:40:00', wears: [['RED']], bibs: ['101'] });
  photos['redAndWhite'] = await shoot({ at: '2026-05-03T10:41:00', wears: [['RED', 'WHITE']] });
  photos['redBesideWhite'] = await shoot({
    at: '2026-05-03T10:50:00',
    wears: [['RED'], ['WHITE']],
    bibs: ['202'],
  });
  photos['blue'] = await shoot({
    at: '2026-05-03T11:30:00',
    wears: [['BLUE']],
    labels: [{ name: 'Hat', confidence: 0.9 }],
  });
  photos['noClock'] = await shoot({ at: null, wears: [['RED']] });
});
afterAll(() => catalog.close());

const SEARCH = `query ($slug: String!, $colours: [ColourTerm!]!, $raceId: ID, $from: DateTime,
  $until: DateTime, $label: String, $first: Int!, $after: String) { event(slug: $slug) {
  photoSearch(colours: $colours, raceId: $raceId, from: $from, until: $until, label: $label,
    first: $first, after: $after) {
    edges { node { id identifications { bib } } } pageInfo { hasNextPage endCursor }
  }
} }`;
interface Found {
  photoSearch: {
    edges: { node: { id: string } }[];
    pageInfo: { hasNextPage: boolean; endCursor: string };
  };
}
const ask = (asked: object, viewer: Parameters<Catalog['ask']>[0] = ANONYMOUS) =>
  catalog.ask(viewer, SEARCH, { slug: event.slug, colours: [], first: 100, ...asked });
async function search(asked: object) {
  const { data, codes } = await ask(asked);
  expect(codes).toEqual([]);
  return (data as unknown as { event: Found }).event.photoSearch;
}
async function names(asked: object): Promise<(string | undefined)[]> {
  const { edges } = await search(asked);
  return edges.map(({ node }) => Object.keys(photos).find((name) => photos[name] === node.id));
}
// The event's clock is two hours ahead of UTC.
const AROUND_1040 = { from: '2026-05-03T08:35:00Z', until: '2026-05-03T08:45:00Z' };

describe('photoSearch', () => {
  test('a red top', async () => {
    const all = await names({ colours: ['RED'] });
    expect(new Set(all)).toEqual(new Set(['red', 'redAndWhite', 'redBesideWhite', 'noClock']));
    expect(all.indexOf('red')).toBeLessThan(all.indexOf('redAndWhite'));
  });

  test('red and white on one person', async () => {
    expect(await names({ colours: ['WHITE', 'RED'] })).toEqual(['redAndWhite']);
  });

  test('a red top around 10:40, which a camera must have said', async () => {
    expect(await names({ colours: ['RED'], ...AROUND_1040 })).toEqual(['red', 'redAndWhite']);
    expect(await names(AROUND_1040)).toEqual(['red', 'redAndWhite']);
  });

  test('a red top in a race', async () => {
    expect(await names({ colours: ['RED'], raceId: races['Marathon'] })).toEqual([
      'redBesideWhite',
    ]);
    expect(await names({ raceId: races['10 km'], colours: ['BLUE'] })).toEqual([]);
    expect(await names({ raceId: newId() })).toEqual([]);
  });

  test('what an engine named', async () => {
    expect(await names({ label: 'Hat' })).toEqual(['blue']);
    expect(await names({ label: 'Hat', colours: ['RED'] })).toEqual([]);
    const LABELS = `query ($slug: String!) { event(slug: $slug) { photoLabels } }`;
    expect(await catalog.get(ANONYMOUS, LABELS, { slug: event.slug })).toEqual({
      photoLabels: ['Hat'],
    });
  });

  test('pages, in at most four statements each', async () => {
    const first = await search({ colours: ['RED'], first: 3 });
    expect(first.pageInfo.hasNextPage).toBe(true);
    const after = first.pageInfo.endCursor;
    const rest = await search({ colours: ['RED'], first: 3, after });
    expect(rest.edges).toHaveLength(1);
    expect(rest.pageInfo.hasNextPage).toBe(false);
    const statements = await catalog.statementsOf(() =>
      search({ colours: ['RED', 'WHITE'], raceId: races['10 km'], ...AROUND_1040, label: 'Hat' }),
    );
    expect(statements.length).toBeLessThanOrEqual(4);
    const full = await catalog.statementsOf(() => search({ colours: ['RED'] }));
    expect(full.length).toBeLessThanOrEqual(4);
  });

  test('refuses what makes no sense', async () => {
    const refused = async (asked: object) => (await ask(asked)).codes;
    expect(await refused({ colours: ['RED', 'BLUE', 'GREEN', 'BLACK'] })).toEqual([
      'BAD_USER_INPUT',
    ]);
    expect(await refused({ from: AROUND_1040.until, until: AROUND_1040.from })).toEqual([
      'BAD_USER_INPUT',
    ]);
    expect(await refused({ raceId: 'x' })).toEqual(['BAD_USER_INPUT']);
    expect(await refused({ first: 101 })).toEqual(['BAD_USER_INPUT']);
  });

  test('is for those who may see the event', async () => {
    await catalog.update(owner, event.id, { visibility: 'DRAFT' });
    expect((await ask({ colours: ['RED'] })).codes).toEqual(['NOT_FOUND']);
    expect((await ask({ colours: ['RED'] }, memberOf(newId()))).codes).toEqual(['NOT_FOUND']);
    expect((await ask({ colours: ['RED'] }, owner)).codes).toEqual([]);
  });
});
