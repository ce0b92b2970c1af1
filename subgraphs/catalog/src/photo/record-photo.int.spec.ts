import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import {
  newId,
  parkPhoto,
  photosAwaitingCredits,
  recordBroughtBack,
  stalePhotos,
} from '@focus-racer/contracts';
import {
  type Catalog,
  jpegBytes,
  memberOf,
  openCatalog,
  organizationOf,
  renderedPhoto,
} from '../fixture.ts';
import { BibReading } from '../identification/bib-reading.entity.ts';
import { Identification } from '../identification/identification.entity.ts';
import { Photo } from './photo.entity.ts';

let catalog: Catalog;
beforeAll(async () => {
  catalog = await openCatalog();
});
afterAll(() => catalog.close());

const owner = memberOf(newId());
const second = memberOf(organizationOf(owner), 'SHOOTER');
let eventId: string;
beforeEach(async () => {
  ({ id: eventId } = await catalog.createEvent(owner));
});

const rowOf = (id: string) => catalog.orm.em.fork().findOneOrFail(Photo, { id });
const auditOf = async (photoId: string) =>
  (await catalog.outbox()).flatMap(({ payload }) =>
    'action' in payload && payload.subject === `photo:${photoId}` ? [payload] : [],
  );
const blurred = renderedPhoto({ sharpness: 20, fineDetail: 10 });

async function begun(viewer = owner, bytes = jpegBytes()): Promise<string> {
  const photoId = await catalog.upload(viewer, eventId, bytes);
  await catalog.begin(photoId);
  return photoId;
}

/** Whatever happened, what is kept equals what is counted. */
async function expectCountersToAgree(): Promise<void> {
  const { kept, counted } = await catalog.counters(eventId);
  expect(kept).toMatchObject(counted);
}

describe('beginPhoto', () => {
  test('takes an uploaded photo into work, once or more often', async () => {
    const photoId = await catalog.upload(owner, eventId);
    expect(await catalog.begin(photoId)).toEqual({ state: 'PROCESSING' });
    expect(await catalog.begin(photoId)).toEqual({ state: 'PROCESSING' });
    await expectCountersToAgree();
  });

  test('answers the decision when there is one, and leaves another generation alone', async () => {
    const photoId = await catalog.publish(owner, eventId);
    expect(await catalog.begin(photoId)).toEqual({ state: 'PUBLISHED' });
    const other = await catalog.upload(owner, eventId);
    expect(await catalog.begin(other, 2)).toEqual({ state: 'UPLOADED' });
  });

  test('refuses at once a file that another author published', async () => {
    const bytes = jpegBytes();
    const first = await begun(owner, bytes);
    await catalog.record(first);
    const again = await catalog.upload(second, eventId, bytes);
    expect(await catalog.begin(again)).toEqual({ state: 'REJECTED' });
    expect(await rowOf(again)).toMatchObject({ rejectionReason: 'SAME_FILE', sameFileAsId: first });
    await expectCountersToAgree();
  });

  test('goes on after waiting for credits', async () => {
    const photoId = await begun();
    expect(await catalog.internal(parkPhoto, { photoId, generation: 1 })).toEqual({
      state: 'AWAITING_CREDITS',
    });
    const waiting = await catalog.internal(photosAwaitingCredits, {
      organizationId: organizationOf(owner),
      after: null,
    });
    expect(waiting.items).toMatchObject([{ kind: 'INGEST', photoId, eventId, generation: 1 }]);
    expect(await catalog.begin(photoId)).toEqual({ state: 'PROCESSING' });
    await expectCountersToAgree();
  });
});

describe('recordPhoto', () => {
  test('publishes a sharp photo with all that is known of it', async () => {
    const photoId = await begun();
    expect(await catalog.record(photoId, { bibs: ['1234', 'START'] })).toEqual({
      state: 'PUBLISHED',
    });
    const photo = await rowOf(photoId);
    expect(photo).toMatchObject({
      recipe: 'r1',
      width: 6000,
      takenAt: new Date('2026-05-03T08:42:03.250Z'),
      takenAtSource: 'EXIF_EVENT_ZONE',
      cameraKey: 'c'.repeat(16),
      identificationCount: 1,
    });
    expect(photo.sortAt).toEqual(photo.takenAt);
    expect(photo.searchableAt).not.toBeNull();
    const em = catalog.orm.em.fork();
    expect(await em.find(Identification, { photoId })).toMatchObject([
      { bib: '1234', bibKey: '1234', state: 'ACTIVE', reason: 'READING' },
    ]);
    expect(await em.count(BibReading, {})).toBeGreaterThanOrEqual(2);
    expect(await auditOf(photoId)).toMatchObject([
      { action: 'photo.published', actor: 'service:workflows' },
    ]);
    await expectCountersToAgree();
  });

  test('recorded again, and three times at once, it is recorded once', async () => {
    const photoId = await begun();
    const states = await Promise.all(
      [1, 2, 3].map(() => catalog.record(photoId, { bibs: ['77'] })),
    );
    expect(states).toEqual(Array.from({ length: 3 }, () => ({ state: 'PUBLISHED' })));
    expect(await catalog.record(photoId, { rendered: blurred })).toEqual({ state: 'PUBLISHED' });
    expect(await auditOf(photoId)).toHaveLength(1);
    expect(await catalog.orm.em.fork().count(Identification, { photoId })).toBe(1);
    await expectCountersToAgree();
  });

  test('a photo that was published is paid for, also when it was set aside before anybody heard', async () => {
    const photoId = await begun();
    await catalog.record(photoId);
    await catalog.get(owner, `mutation ($id: ID!) { setPhotoAside(photoId: $id) { id } }`, {
      id: photoId,
    });
    expect(await catalog.record(photoId)).toEqual({ state: 'PUBLISHED' });
    expect(await catalog.begin(photoId)).toEqual({ state: 'PUBLISHED' });
    expect(await rowOf(photoId)).toMatchObject({ state: 'SET_ASIDE' });
  });

  test('an older generation changes nothing', async () => {
    const photoId = await begun();
    expect(await catalog.record(photoId, { generation: 2 })).toEqual({ state: 'PROCESSING' });
  });

  test('of two records of the same file at once one is published, the other names it', async () => {
    for (let round = 0; round < 5; round++) {
      const bytes = jpegBytes();
      const ids = [await begun(owner, bytes), await begun(second, bytes)];
      const states = await Promise.all(ids.map((id) => catalog.record(id)));
      expect(states.map(({ state }) => state).sort()).toEqual(['PUBLISHED', 'REJECTED']);
      const [winner, loser] = states[0]!.state === 'PUBLISHED' ? ids : ids.toReversed();
      expect(await rowOf(loser!)).toMatchObject({
        sameFileAsId: winner,
        rejectionReason: 'SAME_FILE',
      });
    }
    await expectCountersToAgree();
  });

  test('sets a blurred photo aside, with its bibs, and out of the search', async () => {
    const photoId = await begun();
    expect(await catalog.record(photoId, { rendered: blurred, bibs: ['55'] })).toEqual({
      state: 'SET_ASIDE',
    });
    expect(await rowOf(photoId)).toMatchObject({
      setAsideReason: 'BLURRED',
      searchableAt: null,
      identificationCount: 1,
    });
    expect((await catalog.counters(eventId)).kept).toMatchObject({ set_aside: 1, identified: 0 });
  });

  test('rejects what cannot be used, with the reason', async () => {
    const photoId = await begun();
    const rendered = { outcome: 'UNUSABLE', reason: 'UNREADABLE' } as never;
    expect(await catalog.record(photoId, { rendered })).toEqual({ state: 'REJECTED' });
    expect(await rowOf(photoId)).toMatchObject({ rejectionReason: 'UNREADABLE' });
    expect(await auditOf(photoId)).toMatchObject([{ details: { reason: 'UNREADABLE' } }]);
    await expectCountersToAgree();
  });
});

describe('setting aside and bringing back', () => {
  const SET_ASIDE = `mutation ($photoId: ID!) { setPhotoAside(photoId: $photoId) { state setAsideReason } }`;
  const BRING_BACK = `mutation ($photoId: ID!) { bringBackPhoto(photoId: $photoId) { state bringBackRequestedAt } }`;

  test('a click asks, the taken credit publishes', async () => {
    const photoId = await begun();
    await catalog.record(photoId, { rendered: blurred, bibs: ['8'] });
    await catalog.get(owner, BRING_BACK, { photoId });
    await catalog.get(owner, BRING_BACK, { photoId });
    const starts = (await catalog.outbox()).filter(
      ({ payload }) => 'workflow' in payload && payload.workflow === 'bringBackPhoto',
    );
    expect(starts).toHaveLength(1);
    expect(await rowOf(photoId)).toMatchObject({ state: 'SET_ASIDE' });

    expect(await catalog.internal(recordBroughtBack, { photoId })).toEqual({ state: 'PUBLISHED' });
    expect(await catalog.internal(recordBroughtBack, { photoId })).toEqual({ state: 'PUBLISHED' });
    expect(await rowOf(photoId)).toMatchObject({
      setAsideReason: null,
      bringBackRequestedAt: null,
    });
    await expectCountersToAgree();

    expect(await catalog.get(owner, SET_ASIDE, { photoId })).toEqual({
      state: 'SET_ASIDE',
      setAsideReason: 'BY_HAND',
    });
    // Nobody asked this time: a late worker brings nothing back.
    expect(await catalog.internal(recordBroughtBack, { photoId })).toEqual({ state: 'SET_ASIDE' });
    await expectCountersToAgree();
  });

  test('waits for credits with those that wait to be sorted', async () => {
    const stranger = memberOf(newId());
    const { id } = await catalog.createEvent(stranger);
    const photoId = await catalog.upload(stranger, id);
    await catalog.begin(photoId);
    await catalog.record(photoId, { rendered: blurred });
    await catalog.get(stranger, BRING_BACK, { photoId });
    const waiting = await catalog.internal(photosAwaitingCredits, {
      organizationId: organizationOf(stranger),
      after: null,
    });
    expect(waiting.items).toMatchObject([{ kind: 'BRING_BACK', photoId }]);
  });

  test('only what is published can be set aside, only what is set aside comes back', async () => {
    const photoId = await begun();
    expect((await catalog.ask(owner, SET_ASIDE, { photoId })).codes).toEqual(['CONFLICT']);
    expect((await catalog.ask(owner, BRING_BACK, { photoId })).codes).toEqual(['CONFLICT']);
  });

  test('is for managers and for who shot the photo', async () => {
    const photoId = await catalog.publish(owner, eventId);
    const own = await catalog.publish(second, eventId);
    const codes = async (viewer: typeof owner, id: string) =>
      (await catalog.ask(viewer, SET_ASIDE, { photoId: id })).codes;
    expect(await codes(memberOf(newId()), photoId)).toEqual(['NOT_FOUND']);
    expect(await codes(second, photoId)).toEqual(['FORBIDDEN']);
    expect(await codes(second, own)).toEqual([]);
    expect(await codes(owner, newId())).toEqual(['NOT_FOUND']);
    expect(await codes(owner, 'no id')).toEqual(['NOT_FOUND']);
  });
});

describe('the sweep', () => {
  test('finds what stands still, not what moves', async () => {
    const still = await catalog.upload(owner, eventId);
    const moving = await begun();
    const waiting = await begun();
    await catalog.internal(parkPhoto, { photoId: waiting, generation: 1 });
    const found = async () => {
      const { items } = await catalog.internal(stalePhotos, { after: null });
      return items.map(({ photoId }) => photoId);
    };
    const age = (photoId: string, minutes: number) =>
      catalog.orm.em
        .fork()
        .nativeUpdate(
          Photo,
          { id: photoId },
          { stateChangedAt: new Date(Date.now() - minutes * 60_000) },
        );
    await age(still, 11);
    await age(moving, 9);
    await age(waiting, 59);
    expect(await found()).toEqual([still]);
    await age(moving, 11);
    await age(waiting, 61);
    expect(await found()).toEqual([still, moving, waiting]);
  });
});
