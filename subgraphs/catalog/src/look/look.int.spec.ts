import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import {
  ANONYMOUS,
  beginRerender,
  DEFAULT_LOOK,
  finishRerender,
  forgetOldRenditions,
  newId,
  photoWork,
  recordLogo,
  recordRerendered,
  rerenderPage,
  type Viewer,
} from '@focus-racer/contracts';
import { Event } from '../event/event.entity.ts';
import { type Catalog, memberOf, openCatalog, organizationOf, renderedPhoto } from '../fixture.ts';
import { EventLogo } from '../logo/event-logo.entity.ts';
import { Photo } from '../photo/photo.entity.ts';
import { listAddressRotations, recordAddressesRotated } from '../photo/rotate-addresses.ts';

let catalog: Catalog;
const owner = memberOf(newId());
const reader = memberOf(organizationOf(owner), 'READER');
const stranger = memberOf(newId());
beforeAll(async () => {
  catalog = await openCatalog();
});
afterAll(() => catalog.close());

const CHANGE = `mutation ($input: ChangeEventLookInput!) { changeEventLook(input: $input) {
  look { retouch watermark { position filigree logo { id url } } } rerender { state total done failed }
} }`;
const STEER = (what: string) =>
  `mutation ($eventId: ID!) { ${what}Rerender(eventId: $eventId) { state total done failed } }`;
const MARK = { position: 'BOTTOM_RIGHT', sizePercent: 18, opacity: 0.8, filigree: 1 };

let eventId: string;
beforeEach(async () => {
  eventId = (await catalog.createEvent(owner)).id;
});

const change = (filigree: number, more: object = {}) =>
  catalog.get<{ rerender: { state: string; total: number; done: number; failed: number } }>(
    owner,
    CHANGE,
    { input: { eventId, watermark: { ...MARK, filigree, ...more } } },
  );
const codesOf = async (viewer: Viewer, document: string, variables: object) =>
  (await catalog.ask(viewer, document, variables)).codes;
const rowOf = (id: string) => catalog.orm.em.fork().findOneOrFail(Photo, id);
const page = (after: string | null = null) => catalog.internal(rerenderPage, { eventId, after });
const startsOf = async (workflow: string) =>
  (await catalog.outbox()).filter(
    ({ payload }) =>
      'workflow' in payload &&
      payload.workflow === workflow &&
      payload.input['eventId'] === eventId,
  ).length;

async function rerender(photoId: string) {
  await catalog.internal(beginRerender, { photoId });
  const { publicToken, recipe } = await catalog.internal(photoWork, { photoId });
  return catalog.internal(recordRerendered, { photoId, publicToken, recipe });
}

describe('another look', () => {
  test('has all published and set-aside photos rendered again, once', async () => {
    const photos = [await catalog.publish(owner, eventId), await catalog.publish(owner, eventId)];
    await catalog.upload(owner, eventId);
    const changed = await change(1.3);
    expect(changed).toMatchObject({
      look: { retouch: false, watermark: { filigree: 1.3, logo: null } },
      rerender: { state: 'RUNNING', total: 2, done: 0, failed: 0 },
    });
    expect(await startsOf('rerenderEvent')).toBe(1);
    expect(await page()).toMatchObject({ state: 'RUNNING', photoIds: photos, next: null });
    await change(1.3);
    expect(await startsOf('rerenderEvent')).toBe(1);
  });

  test('a photo keeps its renditions until others stand, then shows those alone', async () => {
    const photoId = await catalog.publish(owner, eventId);
    const before = await rowOf(photoId);
    await change(1.3);
    const begun = await catalog.internal(beginRerender, { photoId });
    expect(begun).toEqual({ needed: true, old: [] });
    const work = await catalog.internal(photoWork, { photoId });
    expect(await catalog.internal(beginRerender, { photoId })).toEqual(begun);
    expect(await catalog.internal(photoWork, { photoId })).toEqual(work);
    expect(work).toMatchObject({ look: { watermark: { filigree: 1.3 } } });
    expect(work.recipe).not.toBe(before.recipe);
    expect(await rowOf(photoId)).toMatchObject({
      publicToken: before.publicToken,
      recipe: before.recipe,
    });

    const { publicToken, recipe } = work;
    const written = { photoId, publicToken, recipe };
    const old = [{ publicToken: before.publicToken, recipe: 'r1', withWeb: true }];
    const switched = { outcome: 'SWITCHED', old };
    expect(await catalog.internal(recordRerendered, written)).toEqual(switched);
    expect(await catalog.internal(recordRerendered, written)).toEqual(switched);
    expect(await rowOf(photoId)).toMatchObject({ publicToken, recipe, nextRendition: null });
    expect((await page()).photoIds).toEqual([photoId]);
    await catalog.internal(forgetOldRenditions, {
      photoId,
      publicTokens: [before.publicToken],
    });
    expect((await page()).photoIds).toEqual([]);
    expect(await catalog.internal(beginRerender, { photoId })).toEqual({ needed: false, old: [] });
  });

  test('what was written for a look of in between is named to be removed', async () => {
    const photoId = await catalog.publish(owner, eventId);
    await change(1.3);
    await catalog.internal(beginRerender, { photoId });
    const between = await catalog.internal(photoWork, { photoId });
    await change(1.1);
    const { publicToken, recipe } = between;
    const gone = { publicToken, recipe, withWeb: true };
    expect(await catalog.internal(beginRerender, { photoId })).toEqual({
      needed: true,
      old: [gone],
    });
    const late = await catalog.internal(recordRerendered, { photoId, publicToken, recipe });
    expect(late.outcome).toBe('SUPERSEDED');
    expect(late.old).toContainEqual(gone);
    await change(DEFAULT_LOOK.watermark.filigree);
    const back = await catalog.internal(beginRerender, { photoId });
    expect(back).toMatchObject({ needed: false });
    expect(back.old).toHaveLength(2);
    expect(await rowOf(photoId)).toMatchObject({ recipe: 'r1', nextRendition: null });
  });

  test('a photo recorded while the look changed is rendered again, too', async () => {
    const photoId = await catalog.upload(owner, eventId);
    await catalog.begin(photoId);
    await change(1.3);
    const work = await catalog.internal(photoWork, { photoId });
    expect(work).toMatchObject({ recipe: 'r1', look: DEFAULT_LOOK });
    await catalog.record(photoId, { rendered: renderedPhoto({ recipe: work.recipe }) });
    expect(await page()).toMatchObject({ state: 'RUNNING', photoIds: [photoId] });
    expect(await startsOf('rerenderEvent')).toBe(2);
  });

  test('a photo that begins afterwards has it from the first', async () => {
    await change(1.3);
    const photoId = await catalog.upload(owner, eventId);
    await catalog.begin(photoId);
    const { recipe, look } = await catalog.internal(photoWork, { photoId });
    expect(look.watermark.filigree).toBe(1.3);
    await catalog.record(photoId, { rendered: renderedPhoto({ recipe }) });
    expect((await page()).photoIds).toEqual([]);
  });

  test('waits while the addresses of a draft move, and takes their epoch', async () => {
    const photoId = await catalog.publish(owner, eventId);
    await catalog.update(owner, eventId, { visibility: 'PUBLIC' });
    await change(1.3);
    await catalog.internal(beginRerender, { photoId });
    const { publicToken, recipe } = await catalog.internal(photoWork, { photoId });
    await catalog.update(owner, eventId, { visibility: 'DRAFT' });
    const context = () => catalog.contextFor(ANONYMOUS);
    expect((await listAddressRotations(context(), eventId, null)).items).toHaveLength(1);
    const written = { photoId, publicToken, recipe };
    expect(await catalog.internal(recordRerendered, written)).toEqual({
      outcome: 'MOVING',
      old: [],
    });
    await recordAddressesRotated(context(), [photoId]);
    const moved = await rowOf(photoId);
    const switched = await catalog.internal(recordRerendered, written);
    expect(switched.old).toEqual([{ publicToken: moved.publicToken, recipe: 'r1', withWeb: true }]);
    expect((await listAddressRotations(context(), eventId, null)).items).toEqual([]);
  });
});

describe('the batch', () => {
  test('ends with every photo done, and counts what could not be rendered', async () => {
    const first = await catalog.publish(owner, eventId);
    await catalog.publish(owner, eventId);
    await change(1.3);
    await rerender(first);
    const { version } = await page();
    expect(await catalog.internal(finishRerender, { eventId, version })).toEqual({ ended: true });
    expect(await catalog.get(owner, STEER('pause'), { eventId })).toEqual({
      state: 'DONE',
      total: 2,
      done: 1,
      failed: 1,
    });
  });

  test('pauses, goes on and is cancelled; a resumption begins with what is left', async () => {
    const first = await catalog.publish(owner, eventId);
    const second = await catalog.publish(owner, eventId);
    await change(1.3);
    const steer = (what: string) => catalog.get(owner, STEER(what), { eventId });
    expect(await steer('pause')).toMatchObject({ state: 'PAUSED' });
    expect(await page()).toMatchObject({ state: 'PAUSED', photoIds: [], next: null });
    const { version } = await page();
    expect(await catalog.internal(finishRerender, { eventId, version })).toEqual({ ended: false });
    expect(await steer('resume')).toMatchObject({ state: 'RUNNING', total: 2 });
    await rerender(first);
    expect(await steer('cancel')).toMatchObject({ state: 'CANCELLED', total: 2, done: 1 });
    expect(await page()).toMatchObject({ state: 'CANCELLED', photoIds: [] });
    expect(await steer('pause')).toMatchObject({ state: 'CANCELLED' });
    expect(await steer('resume')).toMatchObject({ state: 'RUNNING', total: 1, done: 0 });
    expect((await page()).photoIds).toContain(second);
    expect(await startsOf('rerenderEvent')).toBe(5);
  });

  test('an order that changed meanwhile is not ended', async () => {
    await catalog.publish(owner, eventId);
    await change(1.3);
    const { version } = await page();
    await change(1.2);
    expect(await catalog.internal(finishRerender, { eventId, version })).toEqual({ ended: false });
  });

  test('a long event comes in pages', async () => {
    const photoIds = await catalog.uploadAll(owner, eventId, 102);
    for (const photoId of photoIds) {
      await catalog.begin(photoId);
      await catalog.record(photoId, {
        rendered: renderedPhoto({ perceptualHash: hashOf(photoId) }),
      });
    }
    await change(1.3);
    const first = await page();
    expect(first.photoIds).toHaveLength(100);
    const last = await page(first.next);
    expect(last).toMatchObject({ next: null });
    expect(new Set([...first.photoIds, ...last.photoIds]).size).toBe(102);
  });
});

describe('logos and previews', () => {
  const REQUEST = `mutation ($input: RequestLogoUploadInput!) { requestLogoUpload(input: $input) {
    logo { id state } upload { url method }
  } }`;
  const request = async () => {
    const { logo } = await catalog.get<{ logo: { id: string } }>(owner, REQUEST, {
      input: { eventId, byteSize: 3, contentType: 'image/png' },
    });
    return logo.id;
  };
  const COMPLETE = `mutation ($id: ID!) { completeLogoUpload(logoId: $id) { id state refusal url } }`;
  const LOGO = `query ($id: ID!) { eventLogo(id: $id) { state width url } }`;
  const PREVIEW = `mutation ($input: PreviewEventLookInput!) { previewEventLook(input: $input) { id state url } }`;

  async function readyLogo(): Promise<string> {
    const id = await request();
    await catalog.store.write(`e/${eventId}/logo/${id}/upload`, Buffer.from('abc'), {
      contentType: 'image/png',
    });
    await catalog.get(owner, COMPLETE, { id });
    const prepared = { outcome: 'READY' as const, width: 64, height: 32 };
    await catalog.internal(recordLogo, { logoId: id, prepared });
    return id;
  }

  test('a logo is used once it is ready, not before', async () => {
    const id = await request();
    expect(await codesOf(owner, COMPLETE, { id })).toEqual(['CONFLICT']);
    const input = { eventId, watermark: { ...MARK, logoId: id } };
    expect(await codesOf(owner, CHANGE, { input })).toEqual(['BAD_USER_INPUT']);
    await catalog.store.write(`e/${eventId}/logo/${id}/upload`, Buffer.from('abc'), {
      contentType: 'image/png',
    });
    expect(await catalog.get(owner, COMPLETE, { id })).toMatchObject({ state: 'PREPARING' });
    expect(await catalog.get(owner, COMPLETE, { id })).toMatchObject({ state: 'PREPARING' });
    expect(await startsOf('prepareLogo')).toBe(1);
    const prepared = { outcome: 'READY' as const, width: 64, height: 32 };
    await catalog.internal(recordLogo, { logoId: id, prepared });
    await catalog.internal(recordLogo, {
      logoId: id,
      prepared: { outcome: 'REFUSED', reason: 'EMPTY' },
    });
    expect(await catalog.get(owner, LOGO, { id })).toMatchObject({ state: 'READY', width: 64 });
    const changed = await change(1, { logoId: id });
    expect(changed).toMatchObject({ look: { watermark: { logo: { id } } } });
  });

  test("another event's logo is none of this one's", async () => {
    const foreign = await readyLogo();
    eventId = (await catalog.createEvent(owner)).id;
    const input = { eventId, watermark: { ...MARK, logoId: foreign } };
    expect(await codesOf(owner, CHANGE, { input })).toEqual(['BAD_USER_INPUT']);
    expect(await codesOf(owner, PREVIEW, { input })).not.toEqual([]);
  });

  test('a preview is drawn from the newest photo and changes nothing', async () => {
    const input = { eventId, watermark: { ...MARK, filigree: 1.4 } };
    expect(await codesOf(owner, PREVIEW, { input })).toEqual(['CONFLICT']);
    await catalog.publish(owner, eventId);
    const preview = await catalog.get(owner, PREVIEW, { input });
    expect(preview).toMatchObject({ state: 'DRAWING', url: null });
    expect(await startsOf('drawLookPreview')).toBe(1);
    const em = catalog.orm.em.fork();
    expect(await em.findOneOrFail(Event, eventId)).toMatchObject({ look: null });
    expect(await em.count(EventLogo, { eventId })).toBe(0);
  });

  test.each([
    ['anonymous', ANONYMOUS, 'UNAUTHENTICATED'],
    ['a stranger', stranger, 'NOT_FOUND'],
    ['a reader', reader, 'FORBIDDEN'],
  ])('%s changes, previews, steers and uploads nothing', async (_who, viewer, code) => {
    const photoId = await catalog.publish(owner, eventId);
    const logo = await readyLogo();
    await change(1.3);
    const preview = await catalog.get<{ id: string }>(owner, PREVIEW, { input: { eventId } });
    const tries: [string, object][] = [
      [CHANGE, { input: { eventId, retouch: true } }],
      [PREVIEW, { input: { eventId, photoId } }],
      [REQUEST, { input: { eventId, byteSize: 3, contentType: 'image/png' } }],
      [COMPLETE, { id: logo }],
      [LOGO, { id: logo }],
      [`query ($id: ID!) { lookPreview(id: $id) { state } }`, { id: preview.id }],
      ...['pause', 'resume', 'cancel'].map((what): [string, object] => [STEER(what), { eventId }]),
    ];
    for (const [document, variables] of tries) {
      expect(await codesOf(viewer, document, variables)).toEqual([code]);
    }
  });

  test('who is no member learns nothing of the look of a public event', async () => {
    await catalog.update(owner, eventId, { visibility: 'PUBLIC' });
    const event = await catalog.orm.em.fork().findOneOrFail(Event, eventId);
    const seen = await catalog.get(
      stranger,
      `query ($slug: String!) { event(slug: $slug) { look { retouch } logos { id } rerender { state } } }`,
      { slug: event.slug },
    );
    expect(seen).toEqual({ look: null, logos: null, rerender: null });
  });
});

/** Photos of one moment are near duplicates: these are not. */
function hashOf(photoId: string): string {
  return photoId.replaceAll('-', '').slice(-16);
}
