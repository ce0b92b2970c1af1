import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { newId, recordBroughtBack, reidentifyPage } from '@focus-racer/contracts';
import fc from 'fast-check';
import {
  type Catalog,
  jpegBytes,
  memberOf,
  openCatalog,
  organizationOf,
  renderedPhoto,
} from '../fixture.ts';
import { Photo } from '../photo/photo.entity.ts';
import { chunksOf, hashDistance } from './hash-chunks.ts';
import { findNeighbours } from './hash-index.repository.ts';

let catalog: Catalog;
beforeAll(async () => {
  catalog = await openCatalog();
});
afterAll(() => catalog.close());

const owner = memberOf(newId());
const second = memberOf(organizationOf(owner), 'SHOOTER');
const HASH = '0f1e2d3c4b5a6978';
let eventId: string;
beforeEach(async () => {
  ({ id: eventId } = await catalog.createEvent(owner));
});

const rowOf = (id: string) => catalog.orm.em.fork().findOneOrFail(Photo, { id });
const rowsOf = (ids: readonly string[]) => Promise.all(ids.map(rowOf));

/** HASH with this many bits flipped, from bit `from` on. */
function off(bits: number, from = 0): string {
  let hash = BigInt(`0x${HASH}`);
  for (let i = 0; i < bits; i++) hash ^= 1n << BigInt((from + i * 5) % 64);
  return hash.toString(16).padStart(16, '0');
}

interface Shown {
  hash?: string;
  sharpness?: number;
  bibs?: string[];
  cameraKey?: string | null;
  localTime?: string;
  by?: typeof owner;
}

async function begun(by = owner): Promise<string> {
  const photoId = await catalog.upload(by, eventId, jpegBytes());
  await catalog.begin(photoId);
  return photoId;
}

function record(photoId: string, { hash = HASH, sharpness = 300, ...shown }: Shown = {}) {
  const { camera } = renderedPhoto();
  return catalog.record(photoId, {
    bibs: shown.bibs ?? [],
    rendered: renderedPhoto({
      perceptualHash: hash,
      fineDetail: null,
      sharpness,
      camera: {
        ...camera,
        cameraKey: shown.cameraKey ?? null,
        localTime: shown.localTime ?? camera.localTime,
      },
    }),
  });
}

async function sorted(shown: Shown = {}): Promise<string> {
  const photoId = await begun(shown.by);
  await record(photoId, shown);
  return photoId;
}

const ask = (mutation: string, photoId: string, viewer = owner) =>
  catalog.get<{ state: string }>(
    viewer,
    `mutation ($id: ID!) { ${mutation}(photoId: $id) { state } }`,
    {
      id: photoId,
    },
  );
const paid = (photoId: string) => catalog.internal(recordBroughtBack, { photoId });

async function expectCountersToAgree(): Promise<void> {
  const { kept, counted } = await catalog.counters(eventId);
  expect(kept).toMatchObject(counted);
}

describe('recording', () => {
  test('the sharper of two is kept, the other set aside and linked to it', async () => {
    const kept = await sorted({ sharpness: 400 });
    const photoId = await begun();
    expect(await record(photoId, { hash: off(10) })).toEqual({ state: 'SET_ASIDE' });
    expect(await rowOf(photoId)).toMatchObject({
      setAsideReason: 'NEAR_DUPLICATE',
      duplicateOfId: kept,
      searchableAt: null,
    });
    expect(await record(photoId, { sharpness: 900 })).toEqual({ state: 'SET_ASIDE' });
    await expectCountersToAgree();
  });

  test('a sharper one takes the place of the published one, whose capture stays', async () => {
    const first = await sorted({ sharpness: 100, bibs: ['7'] });
    const follower = await sorted({ sharpness: 90, hash: off(4) });
    const better = await sorted({ sharpness: 200, hash: off(6), bibs: ['7'] });
    const [one, two, three] = await rowsOf([first, follower, better]);
    expect(one).toMatchObject({
      state: 'SET_ASIDE',
      setAsideReason: 'NEAR_DUPLICATE',
      duplicateOfId: better,
    });
    expect(one?.searchableAt).not.toBeNull();
    expect(two).toMatchObject({ state: 'SET_ASIDE', duplicateOfId: better });
    expect(three).toMatchObject({ state: 'PUBLISHED', duplicateOfId: null });
    // Whoever asks late about the first is told that it was published: it is paid for.
    expect(await record(first)).toEqual({ state: 'PUBLISHED' });
    const gaveWay = (await catalog.outbox()).filter(
      ({ payload }) => 'action' in payload && payload.action === 'photo.gaveWay',
    );
    expect(gaveWay).toMatchObject([{ payload: { subject: `photo:${first}` } }]);
    await expectCountersToAgree();
  });

  test('other events, other authors and other pictures are no neighbours', async () => {
    await sorted();
    const ids = [await sorted({ hash: off(11) }), await sorted({ by: second })];
    ({ id: eventId } = await catalog.createEvent(owner));
    ids.push(await sorted());
    expect((await rowsOf(ids)).map(({ state }) => state)).toEqual(Array(3).fill('PUBLISHED'));
  });

  test('a burst is kept, but for what is nearly identical', async () => {
    const burst = { cameraKey: 'c'.repeat(16) };
    await sorted({ ...burst, sharpness: 400 });
    const next = await sorted({ ...burst, hash: off(4), localTime: '2026-05-03T10:42:04' });
    const same = await sorted({ ...burst, hash: off(2), localTime: '2026-05-03T10:42:04' });
    const later = await sorted({ ...burst, hash: off(10, 3), localTime: '2026-05-03T10:52:03' });
    const states = (await rowsOf([next, same, later])).map(({ state }) => state);
    expect(states).toEqual(['PUBLISHED', 'SET_ASIDE', 'SET_ASIDE']);
  });

  test('a runner whom the kept photo does not show keeps hers', async () => {
    await sorted({ sharpness: 400, bibs: ['301'] });
    const ids = [await sorted({ bibs: ['302'] }), await sorted({ bibs: ['301'] })];
    expect((await rowsOf(ids)).map(({ state }) => state)).toEqual(['PUBLISHED', 'SET_ASIDE']);
  });

  test('a blurred photo is blurred, and one that nobody compares stays out of the way', async () => {
    const blurred = await sorted({ sharpness: 20 });
    const photoId = await sorted();
    expect(await rowsOf([blurred, photoId])).toMatchObject([
      { setAsideReason: 'BLURRED', duplicateOfId: null },
      { state: 'PUBLISHED' },
    ]);
  });

  test('of those recorded at the same time one is kept, the sharpest, and all are linked to it', async () => {
    for (let round = 0; round < 5; round++) {
      ({ id: eventId } = await catalog.createEvent(owner));
      const ids = await Promise.all(Array.from({ length: 6 }, () => begun()));
      const sharpness = [210, 260, 230, 250, 240, 220];
      await Promise.all(
        ids.map((id, i) => record(id, { hash: off(i % 4), sharpness: sharpness[i]! + round })),
      );
      const [, best, ...rest] = [await rowOf(ids[0]!), ...(await rowsOf(ids.slice(1)))];
      expect(best).toMatchObject({ state: 'PUBLISHED', duplicateOfId: null });
      for (const other of [await rowOf(ids[0]!), ...rest]) {
        expect(other).toMatchObject({ state: 'SET_ASIDE', duplicateOfId: ids[1] });
      }
      await expectCountersToAgree();
    }
  });
});

describe('decisions by hand', () => {
  test('what was brought back stays, whatever comes', async () => {
    const kept = await sorted({ sharpness: 400 });
    const own = await sorted({ hash: off(2) });
    await ask('bringBackPhoto', own);
    expect(await paid(own)).toEqual({ state: 'PUBLISHED' });
    expect(await rowOf(own)).toMatchObject({ duplicateOfId: kept, setAsideReason: null });

    const sharpest = await sorted({ sharpness: 900 });
    expect(await rowsOf([kept, own, sharpest])).toMatchObject([
      { state: 'SET_ASIDE', duplicateOfId: sharpest },
      { state: 'PUBLISHED', duplicateOfId: sharpest },
      { state: 'PUBLISHED', duplicateOfId: null },
    ]);
    // Near the one by hand alone, it stands behind the photo that is kept of the group.
    const behind = await sorted({ sharpness: 200, hash: off(12) });
    expect(hashDistance(off(12), HASH)).toBeGreaterThan(10);
    expect(await rowOf(behind)).toMatchObject({ state: 'SET_ASIDE', duplicateOfId: sharpest });
    await expectCountersToAgree();
  });

  test('what was set aside stays out, and hides nothing', async () => {
    const first = await sorted({ sharpness: 400 });
    await ask('setPhotoAside', first);
    const next = await sorted({ sharpness: 200 });
    expect(await rowsOf([first, next])).toMatchObject([
      { state: 'SET_ASIDE', setAsideReason: 'BY_HAND', duplicateOfId: null },
      { state: 'PUBLISHED' },
    ]);
  });

  test('another one is kept instead, and back again', async () => {
    const kept = await sorted({ sharpness: 400 });
    const [other, third] = [await sorted({ hash: off(2) }), await sorted({ hash: off(4) })];
    expect(await ask('keepPhotoInstead', other)).toEqual({ state: 'SET_ASIDE' });
    await ask('keepPhotoInstead', other);
    // Until its credit is taken the other stays.
    expect(await rowOf(kept)).toMatchObject({ state: 'PUBLISHED' });
    expect(await paid(other)).toEqual({ state: 'PUBLISHED' });
    expect(await paid(other)).toEqual({ state: 'PUBLISHED' });
    expect(await rowsOf([kept, other, third])).toMatchObject([
      { state: 'SET_ASIDE', setAsideReason: 'NEAR_DUPLICATE', duplicateOfId: other },
      { state: 'PUBLISHED', duplicateOfId: null, toBeKeptInstead: false },
      { state: 'SET_ASIDE', duplicateOfId: other },
    ]);
    await expectCountersToAgree();

    await ask('keepPhotoInstead', kept);
    await paid(kept);
    expect(await rowsOf([kept, other, third])).toMatchObject([
      { state: 'PUBLISHED', duplicateOfId: null },
      { state: 'SET_ASIDE', duplicateOfId: kept },
      { state: 'SET_ASIDE', duplicateOfId: kept },
    ]);
    const sharper = await sorted({ sharpness: 900 });
    expect(await rowsOf([kept, sharper])).toMatchObject([
      { state: 'PUBLISHED', duplicateOfId: null },
      { state: 'PUBLISHED' },
    ]);
    await expectCountersToAgree();
  });

  test('one that is in the gallery already takes the place at once', async () => {
    const kept = await sorted({ sharpness: 400 });
    const other = await sorted({ hash: off(2) });
    await ask('bringBackPhoto', other);
    await paid(other);
    expect(await ask('keepPhotoInstead', other)).toEqual({ state: 'PUBLISHED' });
    expect(await ask('keepPhotoInstead', other)).toEqual({ state: 'PUBLISHED' });
    expect(await rowsOf([kept, other])).toMatchObject([
      { state: 'SET_ASIDE', duplicateOfId: other },
      { state: 'PUBLISHED', duplicateOfId: null },
    ]);
    await expectCountersToAgree();
  });

  test('swapping while sharper ones are recorded and all are identified again ends', async () => {
    const kept = await sorted({ sharpness: 100 });
    const other = await sorted({ sharpness: 90, hash: off(2) });
    await ask('keepPhotoInstead', other);
    const fresh = await Promise.all(Array.from({ length: 4 }, () => begun()));
    await Promise.all([
      paid(other),
      ...[1, 2, 3].map(() => catalog.internal(reidentifyPage, { eventId, after: null })),
      ...fresh.map((id, i) => record(id, { sharpness: 200 + i, hash: off(i) })),
    ]);
    const rows = await rowsOf([kept, other, ...fresh]);
    expect(rows[1]?.state).toBe('PUBLISHED');
    expect(rows[0]?.state).toBe('SET_ASIDE');
    await expectCountersToAgree();
  });

  test('are for who may sort the photo', async () => {
    await sorted({ sharpness: 400 });
    const own = await sorted();
    const codes = async (viewer: typeof owner) =>
      (
        await catalog.ask(viewer, `mutation ($id: ID!) { keepPhotoInstead(photoId: $id) { id } }`, {
          id: own,
        })
      ).codes;
    expect(await codes(memberOf(newId()))).toEqual(['NOT_FOUND']);
    expect(await codes(second)).toEqual(['FORBIDDEN']);
    expect(await codes(owner)).toEqual([]);
  });
});

describe('a group', () => {
  const GROUP = `query ($id: ID!) { photo(id: $id) {
    duplicateOf { id } duplicateGroup { id state sharpness }
  } }`;

  test('shows what is kept first, then the sharpest, to members alone', async () => {
    const kept = await sorted({ sharpness: 400 });
    const [soft, sharp] = [
      await sorted({ sharpness: 100, hash: off(2) }),
      await sorted({ sharpness: 300, hash: off(4) }),
    ];
    const members = [{ id: kept, state: 'PUBLISHED', sharpness: 400 }, { id: sharp }, { id: soft }];
    expect(await catalog.get(owner, GROUP, { id: soft })).toMatchObject({
      duplicateOf: { id: kept },
      duplicateGroup: members,
    });
    expect(await catalog.get(owner, GROUP, { id: kept })).toMatchObject({
      duplicateOf: null,
      duplicateGroup: members,
    });
    const alone = await catalog.publish(owner, eventId);
    expect(await catalog.get(owner, GROUP, { id: alone })).toEqual({
      duplicateOf: null,
      duplicateGroup: [],
    });

    await catalog.update(owner, eventId, { visibility: 'PUBLIC' });
    const stranger = memberOf(newId());
    expect(await catalog.get(stranger, GROUP, { id: kept })).toEqual({
      duplicateOf: null,
      duplicateGroup: null,
    });
    expect((await catalog.ask(stranger, GROUP, { id: soft })).codes).toEqual(['NOT_FOUND']);
  });

  test('a page of a hundred takes four statements at most', async () => {
    const ids = await catalog.uploadAll(owner, eventId, 100);
    for (const [i, id] of ids.entries()) {
      await catalog.begin(id);
      await record(id, { hash: i % 2 ? off(1, i) : undefined, sharpness: 100 + i });
    }
    const { slug } = await catalog
      .get<{ slug: string }>(owner, `query ($id: ID!) { photo(id: $id) { event { slug } } }`, {
        id: ids[0],
      })
      .then((photo) => (photo as unknown as { event: { slug: string } }).event);
    const page = `query ($slug: String!) { event(slug: $slug) {
      managedPhotos(states: [PUBLISHED, SET_ASIDE], first: 100) { edges { node {
        id state sharpness setAsideReason identifications { id bib }
        duplicateGroup { id state sharpness thumbnailUrl fileName }
      } } }
    } }`;
    let edges: unknown[] = [];
    const statements = await catalog.statementsOf(async () => {
      const event = await catalog.get<{ managedPhotos: { edges: unknown[] } }>(owner, page, {
        slug,
      });
      ({ edges } = event.managedPhotos);
    });
    expect(edges).toHaveLength(100);
    expect(statements.length).toBeLessThanOrEqual(4);
  });
});

test('the index never misses a neighbour, and answers no other', async () => {
  const em = catalog.orm.em.fork();
  const photoId = await catalog.publish(owner, eventId);
  const known = await rowOf(photoId);
  await fc.assert(
    fc.asyncProperty(
      fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
      fc.uniqueArray(fc.integer({ min: 0, max: 63 }), { maxLength: 13 }),
      async (value, bits) => {
        const hash = value.toString(16).padStart(16, '0');
        const near = bits.reduce((of, bit) => of ^ (1n << BigInt(bit)), value);
        const perceptualHash = near.toString(16).padStart(16, '0');
        await em.execute('delete from catalog.photo_hash_chunk where photo_id = ?', [photoId]);
        await em.execute(
          `insert into catalog.photo_hash_chunk (event_id, author_id, chunk, photo_id, hash)
           select ?::uuid, ?::uuid, chunk, ?::uuid, ('x' || ?)::bit(64)::bigint
           from unnest(?::integer[]) chunk`,
          [eventId, known.authorId, photoId, hash, `{${chunksOf(hash).join(',')}}`],
        );
        const asked = { id: newId(), eventId, authorId: known.authorId, perceptualHash };
        const found = await findNeighbours(em, asked);
        expect([...found]).toEqual(bits.length <= 10 ? [[photoId, bits.length]] : []);
      },
    ),
    { numRuns: 150 },
  );
});
