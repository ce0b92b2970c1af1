import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { ANONYMOUS, newId, reidentifyPage, type Viewer } from '@focus-racer/contracts';
import { type Catalog, memberOf, openCatalog, organizationOf, readingOf } from '../fixture.ts';
import { Photo } from '../photo/photo.entity.ts';
import { BibReading } from './bib-reading.entity.ts';
import { EventBibLengths } from './event-bib-lengths.entity.ts';
import { Identification } from './identification.entity.ts';
import { PersonRegion } from './person-region.entity.ts';
import { ReadingRun } from './reading-run.entity.ts';

let catalog: Catalog;
beforeAll(async () => {
  catalog = await openCatalog();
});
afterAll(() => catalog.close());

const owner = memberOf(newId());
const shooter = memberOf(organizationOf(owner), 'SHOOTER');
const stranger = memberOf(newId());
let event: { id: string; slug: string };
beforeEach(async () => {
  event = await catalog.createEvent(owner);
});

/** Every guess is a question; every guess is published. */
const ALL_DOUBTED = { publishConfidence: 1, doubtConfidence: 0.01 };
const ALL_PUBLISHED = { publishConfidence: 0.01, doubtConfidence: 0.01 };

const codesOf = async (viewer: Viewer, document: string, variables: object) =>
  (await catalog.ask(viewer, document, variables)).codes;
const rowsOf = (photoId: string) =>
  catalog.orm.em.fork().find(Identification, { photoId }, { orderBy: { id: 'asc' } });
const standingOf = async (photoId: string) =>
  (await rowsOf(photoId))
    .filter(({ state }) => state !== 'SUPERSEDED')
    .map(({ bib, state, decidedBy }) => `${bib} ${state} ${decidedBy}`)
    .sort();
const reidentify = () => catalog.internal(reidentifyPage, { eventId: event.id, after: null });
const reidentifyStarts = async () =>
  (await catalog.outbox()).filter(
    ({ payload }) =>
      'workflow' in payload &&
      payload.workflow === 'reidentify' &&
      payload.input['eventId'] === event.id,
  ).length;
const importCsv = (csv: string) =>
  catalog.get(
    owner,
    `mutation ($input: ImportStartListInput!) { importStartList(input: $input) { __typename } }`,
    { input: { eventId: event.id, csv } },
  );

const QUEUE = `query ($slug: String!, $first: Int!, $after: String) { event(slug: $slug) {
  progress { uncertain }
  uncertainReads(first: $first, after: $after) {
    edges { node { id bib state raceName evidence { confidence box { x } } entry { bib name } photo { id webUrl width } } }
    pageInfo { hasNextPage endCursor }
  }
} }`;
interface Queue {
  progress: { uncertain: number };
  uncertainReads: {
    edges: { node: { id: string; bib: string; photo: { id: string; webUrl: string } } }[];
    pageInfo: { hasNextPage: boolean; endCursor: string };
  };
}
const queue = async (first = 100, after: string | null = null) =>
  catalog.get<Queue>(owner, QUEUE, { slug: event.slug, first, after });
const questionOf = async (bib: string) => {
  const { uncertainReads } = await queue();
  return uncertainReads.edges.find(({ node }) => node.bib === bib)!.node.id;
};
const foundBy = async (bib: string) => {
  const { bibSearch } = await catalog.get<{ bibSearch: { total: number } }>(
    owner,
    `query ($slug: String!, $bib: String!) { event(slug: $slug) { bibSearch(bib: $bib, first: 1) { total } } }`,
    { slug: event.slug, bib },
  );
  return bibSearch.total;
};

const ACCEPT = `mutation ($id: ID!) { acceptIdentification(identificationId: $id) { id } }`;
const DENY = `mutation ($id: ID!) { denyIdentification(identificationId: $id) { id } }`;
const REOPEN = `mutation ($id: ID!) { reopenIdentification(identificationId: $id) { uncertainReads { bib } } }`;
const CORRECT = `mutation ($id: ID!, $bib: String!) {
  correctIdentification(input: { identificationId: $id, bib: $bib }) {
    __typename ... on BibNotListedError { bib message }
  }
}`;

async function expectCountersToAgree(): Promise<void> {
  const { kept, counted } = await catalog.counters(event.id);
  expect(kept).toMatchObject(counted);
}

describe('what is uncertain', () => {
  test('is in the queue, and in no search; on a photo only members see it', async () => {
    await catalog.update(owner, event.id, { ...ALL_DOUBTED, visibility: 'PUBLIC' });
    const photoId = await catalog.publish(owner, event.id, ['1234']);
    expect(await standingOf(photoId)).toEqual(['1234 UNCERTAIN READING']);
    expect(await foundBy('1234')).toBe(0);
    expect(await queue()).toMatchObject({
      progress: { uncertain: 1 },
      uncertainReads: {
        edges: [{ node: { bib: '1234', state: 'UNCERTAIN', photo: { id: photoId, width: 6000 } } }],
      },
    });
    const ON_PHOTO = `query ($id: ID!) { photo(id: $id) {
      identifications { bib } uncertainReads { bib } reading { engine } identificationHistory(first: 5) { edges { node { bib } } }
    } }`;
    const nothing = { uncertainReads: null, reading: null, identificationHistory: null };
    for (const viewer of [ANONYMOUS, stranger]) {
      expect(await catalog.get(viewer, ON_PHOTO, { id: photoId })).toEqual({
        identifications: [],
        ...nothing,
      });
    }
    expect(await catalog.get(shooter, ON_PHOTO, { id: photoId })).toMatchObject({
      identifications: [],
      uncertainReads: [{ bib: '1234' }],
      reading: { engine: 'test' },
      identificationHistory: { edges: [{ node: { bib: '1234' } }] },
    });
    await expectCountersToAgree();
  });

  test('leaves the queue with its photo and comes back with it', async () => {
    await catalog.update(owner, event.id, ALL_DOUBTED);
    const photoId = await catalog.publish(owner, event.id, ['1234', '1235']);
    expect((await queue()).progress.uncertain).toBe(2);
    await catalog.get(owner, `mutation ($id: ID!) { setPhotoAside(photoId: $id) { id } }`, {
      id: photoId,
    });
    expect(await queue()).toMatchObject({
      progress: { uncertain: 0 },
      uncertainReads: { edges: [] },
    });
    await expectCountersToAgree();
  });

  test('a page of 100 takes at most 4 statements; the queue is walked page by page', async () => {
    await catalog.update(owner, event.id, ALL_DOUBTED);
    const photoIds = await catalog.uploadAll(owner, event.id, 52);
    for (const [i, photoId] of photoIds.entries()) {
      await catalog.begin(photoId);
      await catalog.record(photoId, { bibs: [String(1000 + i), String(2000 + i)] });
    }
    await importCsv(
      ['bib,name', ...photoIds.map((_, i) => `${1000 + i},Runner\n${2000 + i},Runner`)].join('\n'),
    );
    await reidentify();
    await catalog.internal(reidentifyPage, { eventId: event.id, after: photoIds[49]! });
    let page!: Queue;
    const alone = QUEUE.replace('progress { uncertain }', '');
    const statements = await catalog.statementsOf(async () => {
      page = await catalog.get<Queue>(owner, alone, { slug: event.slug, first: 100 });
    });
    expect(page.uncertainReads.edges).toHaveLength(100);
    expect(page.uncertainReads.edges[0]!.node.photo.webUrl).toContain('/r1/1600');
    expect(statements.length).toBeLessThanOrEqual(4);
    const rest = await queue(100, page.uncertainReads.pageInfo.endCursor);
    expect(rest.uncertainReads.edges).toHaveLength(4);
    expect(rest.progress.uncertain).toBe(104);
    expect(rest.uncertainReads.pageInfo.hasNextPage).toBe(false);
  }, 60_000);

  test('is for managers; strangers learn nothing', async () => {
    await catalog.update(owner, event.id, { ...ALL_DOUBTED, visibility: 'PUBLIC' });
    await catalog.publish(owner, event.id, ['1234']);
    const id = await questionOf('1234');
    const asked = async (viewer: Viewer) => [
      ...(await codesOf(viewer, QUEUE, { slug: event.slug, first: 1 })),
      ...(await codesOf(viewer, ACCEPT, { id })),
      ...(await codesOf(viewer, DENY, { id })),
      ...(await codesOf(viewer, CORRECT, { id, bib: '9' })),
      ...(await codesOf(viewer, REOPEN, { id })),
    ];
    expect(new Set(await asked(stranger))).toEqual(new Set(['NOT_FOUND']));
    expect(new Set(await asked(ANONYMOUS))).toEqual(new Set(['UNAUTHENTICATED']));
    expect(new Set(await asked(shooter))).toEqual(new Set(['FORBIDDEN']));
    expect(await codesOf(owner, ACCEPT, { id: newId() })).toEqual(['NOT_FOUND']);
    expect(await codesOf(owner, ACCEPT, { id: 'no id' })).toEqual(['NOT_FOUND']);
    expect((await queue()).progress.uncertain).toBe(1);
  });
});

test('the start list that a process remembers is that of now', async () => {
  await catalog.update(owner, event.id, ALL_PUBLISHED);
  for (const [listed, other] of [
    ['1234', '2345'],
    ['2345', '1234'],
  ]) {
    await importCsv(`bib\n${listed}`);
    const photoId = await catalog.publish(owner, event.id, [String(listed), String(other)]);
    expect(await standingOf(photoId)).toEqual([`${listed} ACTIVE READING`]);
  }
});

describe('deciding by hand', () => {
  let photoId: string;
  let id: string;
  beforeEach(async () => {
    await catalog.update(owner, event.id, ALL_DOUBTED);
    photoId = await catalog.publish(owner, event.id, ['1234']);
    id = await questionOf('1234');
  });

  test('accepted, it is found, and no reading undoes it', async () => {
    await catalog.get(owner, ACCEPT, { id });
    await catalog.get(owner, ACCEPT, { id });
    expect(await standingOf(photoId)).toEqual(['1234 ACTIVE HAND']);
    expect(await foundBy('1234')).toBe(1);
    expect((await queue()).progress.uncertain).toBe(0);
    await importCsv('bib\n9999');
    await reidentify();
    expect(await standingOf(photoId)).toEqual(['1234 ACTIVE HAND']);
    expect(await codesOf(owner, DENY, { id })).toEqual(['CONFLICT']);
    await expectCountersToAgree();
  });

  test('denied, it does not come back', async () => {
    await catalog.get(owner, DENY, { id });
    await catalog.get(owner, DENY, { id });
    await catalog.update(owner, event.id, ALL_PUBLISHED);
    await importCsv('bib\n1234');
    await reidentify();
    expect(await standingOf(photoId)).toEqual(['1234 DENIED HAND']);
    expect(await foundBy('1234')).toBe(0);
    await expectCountersToAgree();
  });

  test('corrected, the photo is found by the other bib; both decisions stand', async () => {
    const answer = await catalog.get(owner, CORRECT, { id, bib: ' 1284 ' });
    expect(answer).toEqual({ __typename: 'IdentificationCorrected' });
    await catalog.get(owner, CORRECT, { id, bib: '1284' });
    expect(await standingOf(photoId)).toEqual(['1234 DENIED HAND', '1284 ACTIVE HAND']);
    expect([await foundBy('1234'), await foundBy('1284')]).toEqual([0, 1]);
    expect(await codesOf(owner, CORRECT, { id, bib: '1285' })).toEqual(['CONFLICT']);
    expect(await codesOf(owner, CORRECT, { id, bib: '---' })).toEqual(['BAD_USER_INPUT']);
    await expectCountersToAgree();
  });

  test('with a start list only what is on it can be typed', async () => {
    await importCsv('bib,name,race\n1234,A,10 km\n0007,B,10 km\n7,C,Semi');
    await reidentify();
    expect(await catalog.get(owner, CORRECT, { id, bib: '1284' })).toEqual({
      __typename: 'BibNotListedError',
      bib: '1284',
      message: 'This bib is not on the start list',
    });
    expect(await standingOf(photoId)).toEqual(['1234 UNCERTAIN READING']);
    await catalog.get(owner, CORRECT, { id, bib: '7' });
    expect(await standingOf(photoId)).toEqual([
      '0007 ACTIVE HAND',
      '1234 DENIED HAND',
      '7 ACTIVE HAND',
    ]);
  });

  test('taken back, what was read is a question again', async () => {
    for (const decide of [ACCEPT, DENY]) {
      await catalog.get(owner, decide, { id });
      const open = { uncertainReads: [{ bib: '1234' }] };
      expect(await catalog.get(owner, REOPEN, { id })).toEqual(open);
      expect(await catalog.get(owner, REOPEN, { id })).toEqual(open);
    }
    await catalog.get(owner, CORRECT, { id, bib: '1284' });
    await catalog.get(owner, REOPEN, { id });
    expect(await standingOf(photoId)).toEqual(['1234 UNCERTAIN READING']);
    expect((await queue()).progress.uncertain).toBe(1);
    await expectCountersToAgree();
  });

  test('three at once decide once', async () => {
    await Promise.all([1, 2, 3].map(() => catalog.get(owner, ACCEPT, { id })));
    expect(await standingOf(photoId)).toEqual(['1234 ACTIVE HAND']);
    await expectCountersToAgree();
  });

  test('is told live, audited, and kept as history with its reasons', async () => {
    const told: (readonly string[])[] = [];
    const heard = new Promise<void>((resolve) => {
      catalog.changes.listen(
        event.id,
        ({ searchable }) => {
          told.push(searchable);
          if (searchable.includes(photoId)) resolve();
        },
        () => undefined,
      );
    });
    await catalog.get(owner, CORRECT, { id, bib: '1284' });
    await heard;
    const HISTORY = `query ($id: ID!) { photo(id: $id) { identificationHistory(first: 10) {
      edges { node { bib state decidedBy reason supersededReason supersededAt } }
    } } }`;
    const { identificationHistory } = await catalog.get<{
      identificationHistory: { edges: { node: { bib: string } }[] };
    }>(owner, HISTORY, { id: photoId });
    expect(identificationHistory.edges.map(({ node }) => node)).toMatchObject([
      { bib: '1234', state: 'DENIED', decidedBy: 'HAND', reason: 'HAND' },
      { bib: '1284', state: 'ACTIVE', decidedBy: 'HAND', reason: 'HAND' },
      {
        bib: '1234',
        state: 'SUPERSEDED',
        reason: 'READING',
        supersededReason: 'HAND',
        supersededAt: expect.any(String),
      },
    ]);
    const lines = (await catalog.outbox()).flatMap(({ payload }) =>
      'action' in payload && payload.subject === `photo:${photoId}` ? [payload.action] : [],
    );
    expect(lines).toEqual(['photo.published', 'identification.corrected']);
  });
});

describe('the thresholds of an event', () => {
  const EVENT = `query ($slug: String!) { event(slug: $slug) { publishConfidence doubtConfidence } }`;

  test('are for members to see, for managers to change', async () => {
    await catalog.update(owner, event.id, { visibility: 'PUBLIC', publishConfidence: 0.8 });
    const of = (viewer: Viewer) => catalog.get(viewer, EVENT, { slug: event.slug });
    expect(await of(shooter)).toMatchObject({ publishConfidence: 0.8 });
    expect(await of(stranger)).toEqual({ publishConfidence: null, doubtConfidence: null });
    const UPDATE = `mutation ($input: UpdateEventInput!) { updateEvent(input: $input) { id } }`;
    for (const wrong of [
      { publishConfidence: 1.1 },
      { doubtConfidence: -0.1 },
      { doubtConfidence: 0.81 },
    ]) {
      const input = { eventId: event.id, ...wrong };
      expect(await codesOf(owner, UPDATE, { input })).toEqual(['BAD_USER_INPUT']);
    }
    const input = { eventId: event.id, publishConfidence: 0.7 };
    expect(await codesOf(stranger, UPDATE, { input })).toEqual(['NOT_FOUND']);
    expect(await codesOf(shooter, UPDATE, { input })).toEqual(['FORBIDDEN']);
  });

  test('changed, the photos are decided again without reading them', async () => {
    await catalog.update(owner, event.id, ALL_PUBLISHED);
    const photoId = await catalog.publish(owner, event.id, ['1234']);
    const before = await reidentifyStarts();
    await catalog.update(owner, event.id, ALL_DOUBTED);
    await catalog.update(owner, event.id, ALL_DOUBTED);
    expect(await reidentifyStarts()).toBe(before + 1);
    expect(await reidentify()).toMatchObject({ changed: 1 });
    expect(await rowsOf(photoId)).toMatchObject([
      { state: 'SUPERSEDED', supersededReason: 'THRESHOLDS' },
      { state: 'UNCERTAIN', reason: 'THRESHOLDS' },
    ]);
    await catalog.update(owner, event.id, ALL_PUBLISHED);
    await reidentify();
    expect(await standingOf(photoId)).toEqual(['1234 ACTIVE READING']);
    await expectCountersToAgree();
  });
});

describe('what an event learns', () => {
  const sure = (bibs: string[]) => {
    const reading = readingOf(bibs);
    const lines = reading.lines.map((line) => ({ ...line, confidence: 1, weakestCharacter: 1 }));
    return { ...reading, lines };
  };
  const learnt = async () =>
    (await catalog.orm.em.fork().findOne(EventBibLengths, { eventId: event.id }))?.learnt;
  async function begun(): Promise<string> {
    const photoId = await catalog.upload(owner, event.id);
    await catalog.begin(photoId);
    return photoId;
  }

  test('is exact however many photos are recorded at once, and each counts once', async () => {
    const photoIds = [];
    for (let i = 0; i < 12; i++) photoIds.push(await begun());
    const records = photoIds.flatMap((photoId, i) => {
      const reading = sure([String(1000 + i), String(500 + i)]);
      return [catalog.record(photoId, { reading }), catalog.record(photoId, { reading })];
    });
    await Promise.all(records);
    expect(await learnt()).toEqual({ 3: 12, 4: 12 });
  });

  test('a photo read again counts as it is read now', async () => {
    const photoId = await begun();
    await catalog.record(photoId, { reading: sure(['123', '1234']) });
    expect(await learnt()).toEqual({ 3: 1, 4: 1 });
    const again = { generation: 2, state: 'PROCESSING' as const };
    await catalog.orm.em.fork().nativeUpdate(Photo, { id: photoId }, again);
    await catalog.record(photoId, { reading: sure(['1234']), generation: 2 });
    expect(await learnt()).toEqual({ 3: 0, 4: 1 });
    const runs = await catalog.orm.em.fork().find(ReadingRun, { photoId });
    expect(runs.map(({ generation }) => generation).sort()).toEqual([1, 2]);
  });

  test('is applied again when the last photo of a batch is decided, if it may matter', async () => {
    const first = [await begun(), await begun(), await begun()];
    for (const photoId of first.slice(1)) {
      await catalog.record(photoId, { reading: sure(['1234', '2345']) });
    }
    expect(await reidentifyStarts()).toBe(0);
    await catalog.record(first[0]!, {
      rendered: { outcome: 'UNUSABLE', reason: 'UNREADABLE' } as never,
    });
    expect(await reidentifyStarts()).toBe(1);
    for (let i = 0; i < 40; i++) {
      await catalog.record(await begun(), { reading: sure(['1234', '2345', '3456']) });
    }
    const starts = await reidentifyStarts();
    expect(starts).toBeLessThan(8);
    for (let i = 0; i < 5; i++) await catalog.record(await begun(), { reading: sure(['1234']) });
    expect(await reidentifyStarts()).toBe(starts);
  }, 60_000);
});

test('lengths learnt later decide a photo again without reading it, and the history says so', async () => {
  const know = (learnt: Record<string, number>) =>
    catalog.orm.em.fork().upsert(EventBibLengths, { eventId: event.id, learnt });
  await catalog.update(owner, event.id, ALL_PUBLISHED);
  const photoId = await catalog.publish(owner, event.id, ['12']);
  await know({ 4: 500 });
  expect(await reidentify()).toMatchObject({ changed: 1 });
  expect(await standingOf(photoId)).toEqual([]);
  await know({ 2: 500 });
  expect(await reidentify()).toMatchObject({ changed: 1 });
  expect(await rowsOf(photoId)).toMatchObject([
    { state: 'SUPERSEDED', reason: 'READING', supersededReason: 'EVENT_LENGTHS' },
    { state: 'ACTIVE', reason: 'EVENT_LENGTHS' },
  ]);
  await expectCountersToAgree();
});

describe('a reading is kept whole', () => {
  test('with heights, posteriors, people, labels, and whom the engine stood in for', async () => {
    const photoId = await catalog.upload(owner, event.id);
    await catalog.begin(photoId);
    const [line] = readingOf(['1234']).lines;
    const face = { x: 10, y: 10, width: 40, height: 50 };
    const torso = { x: 0, y: 70, width: 80, height: 120 };
    const reading = {
      ...readingOf([]),
      lines: [{ ...line!, heightPx: 41.5, digitPosteriors: 'AAEC' }],
      people: [{ face, torso, confidence: 0.8, fineDetail: 41.5, torsoColours: ['RED' as const] }],
      labels: [{ name: 'Running', confidence: 0.9 }],
      insteadOf: 'rekognition',
    };
    await catalog.record(photoId, { reading });
    const em = catalog.orm.em.fork();
    const run = await em.findOneOrFail(ReadingRun, { photoId });
    const ofRun = { runId: run.id };
    expect(run).toMatchObject({ insteadOf: 'rekognition', labels: reading.labels });
    expect(await em.find(BibReading, ofRun)).toMatchObject([
      { heightPx: 41.5, digitPosteriors: 'AAEC' },
    ]);
    expect(await em.find(PersonRegion, ofRun)).toMatchObject(reading.people);
    const READING = `query ($id: ID!) { photo(id: $id) { reading { engine insteadOf labels { name } } } }`;
    expect(await catalog.get(owner, READING, { id: photoId })).toEqual({
      reading: { engine: 'test', insteadOf: 'rekognition', labels: [{ name: 'Running' }] },
    });

    await em.nativeDelete(Photo, { id: photoId });
    expect(await em.count(ReadingRun, { photoId })).toBe(0);
    expect(await em.count(BibReading, ofRun)).toBe(0);
    expect(await em.count(PersonRegion, ofRun)).toBe(0);
    expect(await em.count(Identification, { photoId })).toBe(0);
  });
});
