import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import {
  ANONYMOUS,
  beginDrawing,
  beginRerender,
  beginWithdrawalWork,
  holdPhotoDown,
  newId,
  photosAwaitingCredits,
  photoWork,
  recordBroughtBack,
  recordDrawing,
  recordPutBack,
  recordRerendered,
  reportablePhoto,
} from '@focus-racer/contracts';
import {
  type Catalog,
  jpegBytes,
  memberOf,
  openCatalog,
  organizationOf,
  renderedPhoto,
} from '../fixture.ts';
import { Photo } from '../photo/photo.entity.ts';
import { listAddressRotations, recordAddressesRotated } from '../photo/rotate-addresses.ts';

let catalog: Catalog;
const owner = memberOf(newId());
const manager = memberOf(organizationOf(owner), 'MANAGER');
const reader = memberOf(organizationOf(owner), 'READER');
const stranger = memberOf(newId());
const admin = { ...memberOf(newId()), admin: true, memberships: [] };
beforeAll(async () => {
  catalog = await openCatalog();
});
afterAll(() => catalog.close());

let eventId: string;
let slug: string;
beforeEach(async () => {
  ({ id: eventId, slug } = await catalog.createEvent(owner));
  await catalog.update(owner, eventId, { visibility: 'PUBLIC' });
});

const rowOf = (id: string) => catalog.orm.em.fork().findOneOrFail(Photo, { id });
const hold = (photoId: string, takedownId = newId(), version = 1) =>
  catalog.internal(holdPhotoDown, { takedownId, photoId, version, held: true });
const release = (photoId: string, takedownId: string, version = 2) =>
  catalog.internal(holdPhotoDown, { takedownId, photoId, version, held: false });
const startsOf = async (photoId: string) =>
  (await catalog.outbox()).filter(
    ({ payload }) =>
      'workflow' in payload &&
      payload.workflow === 'withdrawPhoto' &&
      payload.input['photoId'] === photoId,
  ).length;

/** As the worker does it. */
async function putBack(photoId: string) {
  const { work } = await catalog.internal(beginWithdrawalWork, { photoId });
  const { publicToken, recipe } = await catalog.internal(photoWork, { photoId });
  return { work, ...(await catalog.internal(recordPutBack, { photoId, publicToken, recipe })) };
}

interface GalleryItem {
  photos: { id: string }[];
  goneIds: string[];
}

const SHOWN = `query ($slug: String!) { event(slug: $slug) {
  photos(first: 10) { edges { node { id } } }
  bibSearch(bib: "1234", first: 10) { total photos { edges { node { id } } } }
  photoSearch(colours: [], first: 10) { edges { node { id } } }
  cover { id }
  progress { published identified sorted }
} }`;

async function expectShown(photoIds: string[]): Promise<void> {
  const edges = photoIds.map((id) => ({ node: { id } }));
  expect(await catalog.get(ANONYMOUS, SHOWN, { slug })).toMatchObject({
    photos: { edges },
    bibSearch: { total: photoIds.length, photos: { edges } },
    photoSearch: { edges },
    cover: photoIds.length > 0 ? { id: photoIds.at(-1) } : null,
    progress: { published: photoIds.length, identified: photoIds.length },
  });
  const { kept, counted } = await catalog.counters(eventId);
  expect(kept).toMatchObject(counted);
}

describe('a photo that is held down', () => {
  test('is gone from gallery, searches, cover and counters, and is back where it was', async () => {
    const photoId = await catalog.publish(owner, eventId, ['1234']);
    await expectShown([photoId]);
    const before = await rowOf(photoId);
    const takedownId = newId();
    expect(await hold(photoId, takedownId)).toEqual({ state: 'TAKEN_DOWN' });
    await expectShown([]);
    expect(await startsOf(photoId)).toBe(1);

    await release(photoId, takedownId);
    expect((await rowOf(photoId)).state).toBe('TAKEN_DOWN');
    const { shown, old } = await putBack(photoId);
    expect(shown).toBe(true);
    await expectShown([photoId]);
    const after = await rowOf(photoId);
    expect(after.publicToken).not.toBe(before.publicToken);
    expect(after.recipe).not.toBe(before.recipe);
    expect(old).toContainEqual(
      expect.objectContaining({ publicToken: before.publicToken, withWeb: true }),
    );
  });

  test('one that was set aside comes back aside', async () => {
    const photoId = await catalog.publish(owner, eventId);
    await catalog.get(owner, 'mutation ($id: ID!) { setPhotoAside(photoId: $id) { id } }', {
      id: photoId,
    });
    const takedownId = newId();
    await hold(photoId, takedownId);
    await release(photoId, takedownId);
    await putBack(photoId);
    expect(await rowOf(photoId)).toMatchObject({ state: 'SET_ASIDE', setAsideReason: 'BY_HAND' });
  });

  test('an order that comes again, or late, changes nothing; of two takedowns both must end', async () => {
    const photoId = await catalog.publish(owner, eventId);
    const [one, other] = [newId(), newId()];
    await hold(photoId, one);
    await hold(photoId, one);
    await hold(photoId, other);
    await release(photoId, one);
    await hold(photoId, one, 1);
    expect((await catalog.internal(beginWithdrawalWork, { photoId })).work).toBe('WITHDRAW');
    await release(photoId, other);
    expect((await putBack(photoId)).shown).toBe(true);
    await hold(photoId, one, 1);
    expect((await rowOf(photoId)).state).toBe('PUBLISHED');
    expect((await catalog.internal(beginWithdrawalWork, { photoId })).work).toBe('NOTHING');
  });

  test('its files are for those who decide alone', async () => {
    const photoId = await catalog.publish(owner, eventId);
    await hold(photoId);
    const FILES =
      'query ($id: ID!) { photo(id: $id) { previewUrl thumbnailUrl webUrl originalUrl } }';
    const none = { previewUrl: null, thumbnailUrl: null };
    for (const viewer of [owner, manager]) {
      expect(await catalog.get(viewer, FILES, { id: photoId })).toEqual({
        ...none,
        webUrl: expect.any(String),
        originalUrl: expect.any(String),
      });
    }
    expect(await catalog.get(admin, FILES, { id: photoId })).toMatchObject({
      webUrl: expect.any(String),
    });
    expect(await catalog.get(reader, FILES, { id: photoId })).toEqual({
      ...none,
      webUrl: null,
      originalUrl: null,
    });
    for (const viewer of [stranger, ANONYMOUS]) {
      expect((await catalog.ask(viewer, FILES, { id: photoId })).codes).toEqual(['NOT_FOUND']);
    }
  });

  test('galleries that are looked at hear that it left and that it came back', async () => {
    const photoId = await catalog.publish(owner, eventId);
    const source = (await catalog.listen(
      ANONYMOUS,
      'subscription ($eventId: ID!) { eventPhotos(eventId: $eventId) { photos { id } goneIds } }',
      { eventId },
    )) as AsyncGenerator<{ data: { eventPhotos: GalleryItem } }, undefined>;
    const until = async (wanted: (item: GalleryItem) => boolean) => {
      for (;;) {
        const { value } = await source.next();
        if (value && wanted(value.data.eventPhotos)) return value.data.eventPhotos;
      }
    };
    const takedownId = newId();
    await hold(photoId, takedownId);
    expect(await until(({ goneIds }) => goneIds.length > 0)).toMatchObject({ goneIds: [photoId] });
    await release(photoId, takedownId);
    await putBack(photoId);
    expect(await until(({ photos }) => photos.length > 0)).toMatchObject({
      photos: [{ id: photoId }],
      goneIds: [],
    });
    await source.return(undefined);
  });
});

describe('nothing brings it back but the end of its takedown', () => {
  test('a photo in work is never seen', async () => {
    const photoId = await catalog.upload(owner, eventId);
    await catalog.begin(photoId);
    const takedownId = newId();
    expect(await hold(photoId, takedownId)).toEqual({ state: 'PROCESSING' });
    // Its credit is taken, as for any photo that was good enough for the gallery.
    expect(await catalog.record(photoId, { bibs: ['1234'] })).toEqual({ state: 'PUBLISHED' });
    expect((await rowOf(photoId)).state).toBe('TAKEN_DOWN');
    await expectShown([]);
    await release(photoId, takedownId);
    await putBack(photoId);
    await expectShown([photoId]);
  });

  test('the same file sent again is known, also from somebody else', async () => {
    const colleague = memberOf(organizationOf(owner), 'SHOOTER');
    const bytes = jpegBytes();
    const photoId = await catalog.upload(owner, eventId, bytes);
    await catalog.begin(photoId);
    await catalog.record(photoId);
    await hold(photoId);
    expect(await catalog.upload(owner, eventId, bytes)).toBe(photoId);
    const copy = await catalog.upload(colleague, eventId, bytes);
    expect(await catalog.begin(copy)).toEqual({ state: 'REJECTED' });
    expect(await rowOf(copy)).toMatchObject({
      rejectionReason: 'SAME_FILE',
      sameFileAsId: photoId,
    });
  });

  test('a sharper shot of its moment stays aside, and so do those it was kept of', async () => {
    const rendered = renderedPhoto();
    const take = async (sharpness: number) => {
      const photoId = await catalog.upload(owner, eventId);
      await catalog.begin(photoId);
      await catalog.record(photoId, { rendered: { ...rendered, sharpness } });
      return photoId;
    };
    const kept = await take(500);
    const behind = await take(300);
    const takedownId = newId();
    await hold(kept, takedownId);
    const sharper = await take(900);
    expect(await rowOf(sharper)).toMatchObject({ state: 'SET_ASIDE', duplicateOfId: kept });
    expect((await rowOf(behind)).state).toBe('SET_ASIDE');

    // Somebody chooses another of the group meanwhile: the one taken down comes back behind it.
    await catalog.get(owner, 'mutation ($id: ID!) { keepPhotoInstead(photoId: $id) { id } }', {
      id: sharper,
    });
    await catalog.internal(recordBroughtBack, { photoId: sharper });
    await release(kept, takedownId);
    await putBack(kept);
    expect(await rowOf(kept)).toMatchObject({ state: 'SET_ASIDE', duplicateOfId: sharper });
  });

  test('who asked for it before asks in vain, and it waits for no credit', async () => {
    const photoId = await catalog.publish(owner, eventId);
    const id = { id: photoId };
    await catalog.get(owner, 'mutation ($id: ID!) { setPhotoAside(photoId: $id) { id } }', id);
    const BACK = 'mutation ($id: ID!) { bringBackPhoto(photoId: $id) { id } }';
    await catalog.get(owner, BACK, id);
    await hold(photoId);
    expect(await catalog.internal(recordBroughtBack, { photoId })).toEqual({ state: 'TAKEN_DOWN' });
    expect((await catalog.ask(owner, BACK, id)).codes).toEqual(['CONFLICT']);
    const { items } = await catalog.internal(photosAwaitingCredits, {
      organizationId: organizationOf(owner),
      after: null,
    });
    expect(items.filter((item) => item.photoId === photoId)).toEqual([]);
  });
});

describe('work that was under way when it was taken down', () => {
  test('a rendering finds nobody wants it, and names what it wrote', async () => {
    const photoId = await catalog.publish(owner, eventId);
    await catalog.get(
      owner,
      'mutation ($id: ID!) { choosePhotoRetouch(photoId: $id, choice: RETOUCHED) { id } }',
      { id: photoId },
    );
    await catalog.internal(beginRerender, { photoId });
    const { publicToken, recipe } = await catalog.internal(photoWork, { photoId });
    const written = { photoId, publicToken, recipe };
    const takedownId = newId();
    await hold(photoId, takedownId);
    const late = await catalog.internal(recordRerendered, written);
    expect(late.outcome).toBe('SUPERSEDED');
    expect(late.old).toContainEqual({ publicToken, recipe, withWeb: true });
    expect(await catalog.internal(beginRerender, { photoId })).toMatchObject({ needed: false });

    await release(photoId, takedownId);
    await catalog.internal(beginWithdrawalWork, { photoId });
    const next = await catalog.internal(photoWork, { photoId });
    // A worker that took the place of the photo's return for its own leaves it alone.
    expect(await catalog.internal(recordRerendered, { ...next, photoId })).toEqual({
      outcome: 'MOVING',
      old: [],
    });
    expect((await putBack(photoId)).shown).toBe(true);
  });

  test('a move to other addresses stops, and its new address is left, too', async () => {
    const photoId = await catalog.publish(owner, eventId);
    await catalog.update(owner, eventId, { visibility: 'DRAFT' });
    const context = catalog.contextFor(ANONYMOUS);
    const { items } = await listAddressRotations(context, eventId, null);
    const [move] = items;
    await hold(photoId);
    expect(await recordAddressesRotated(context, [photoId])).toEqual({ rotated: 0 });
    const { old } = await catalog.internal(beginWithdrawalWork, { photoId });
    expect(old.map(({ publicToken }) => publicToken)).toEqual(
      expect.arrayContaining([move?.fromToken, move?.toToken]),
    );
    expect(
      (await listAddressRotations(catalog.contextFor(ANONYMOUS), eventId, null)).items,
    ).toEqual([]);
  });

  test('a crop drawn late is removed again', async () => {
    const photoId = await catalog.publish(owner, eventId);
    const kind = 'SQUARE' as const;
    await catalog.get(
      ANONYMOUS,
      'mutation ($id: ID!) { requestCrop(photoId: $id, ratio: SQUARE) { id } }',
      { id: photoId },
    );
    const { work } = await catalog.internal(beginDrawing, { photoId, kind });
    const { publicToken = '', recipe = '', variant = '' } = work ?? {};
    await hold(photoId);
    const late = await catalog.internal(recordDrawing, {
      photoId,
      kind,
      publicToken,
      recipe,
      variant,
    });
    expect(late.outcome).toBe('SUPERSEDED');
    expect(late.old).toContainEqual({ publicToken, recipe, withWeb: false });
  });

  test('a return that is called off leaves what it wrote to nobody', async () => {
    const photoId = await catalog.publish(owner, eventId);
    const takedownId = newId();
    await hold(photoId, takedownId);
    await release(photoId, takedownId);
    await catalog.internal(beginWithdrawalWork, { photoId });
    const { publicToken, recipe } = await catalog.internal(photoWork, { photoId });
    await hold(photoId, takedownId, 3);
    await catalog.internal(beginWithdrawalWork, { photoId });
    const late = await catalog.internal(recordPutBack, { photoId, publicToken, recipe });
    expect(late.shown).toBe(false);
    expect(late.old).toContainEqual({ publicToken, recipe, withWeb: true });
    expect((await rowOf(photoId)).state).toBe('TAKEN_DOWN');
  });
});

test('a photo can be reported by those who may see it', async () => {
  const photoId = await catalog.publish(owner, eventId);
  const organizationId = organizationOf(owner);
  const facts = { photoId, eventId, organizationId, eventOrganizationId: organizationId };
  expect(await catalog.internal(reportablePhoto, { photoId, viewer: ANONYMOUS })).toEqual(facts);
  await catalog.update(owner, eventId, { visibility: 'DRAFT' });
  expect(await catalog.internal(reportablePhoto, { photoId, viewer: reader })).toEqual(facts);
  for (const [id, viewer] of [
    [photoId, ANONYMOUS],
    [photoId, stranger],
    ['no id', reader],
  ] as const) {
    await expect(catalog.internal(reportablePhoto, { photoId: id, viewer })).rejects.toThrow();
  }
});
