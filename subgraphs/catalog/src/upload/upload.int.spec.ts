import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { ANONYMOUS, newId, originalKey } from '@focus-racer/contracts';
import {
  type Catalog,
  fileOf,
  jpegBytes,
  memberOf,
  openCatalog,
  organizationOf,
} from '../fixture.ts';

let catalog: Catalog;
beforeAll(async () => {
  catalog = await openCatalog();
});
afterAll(() => catalog.close());

const owner = memberOf(newId());
const second = memberOf(organizationOf(owner), 'SHOOTER');
const stranger = memberOf(newId());
let eventId: string;
beforeEach(async () => {
  ({ id: eventId } = await catalog.createEvent(owner));
});

const REQUEST = `mutation ($input: RequestUploadsInput!) { requestUploads(input: $input) {
  slots { photoId status rejectionReason upload { url method headers { name value } expiresAt } photo { id state } }
} }`;
interface Slot {
  photoId: string | null;
  status: string;
  rejectionReason: string | null;
  upload: { url: string; headers: { name: string; value: string }[] } | null;
  photo: { state: string } | null;
}
async function request(files: object[], viewer = owner): Promise<Slot[]> {
  const { slots } = await catalog.get<{ slots: Slot[] }>(viewer, REQUEST, {
    input: { eventId, files },
  });
  return slots;
}

describe('requestUploads', () => {
  test('gives each file an id and a signed address, in the order of the files', async () => {
    const files = [jpegBytes(), jpegBytes(), jpegBytes()].map((bytes) => fileOf(bytes));
    const slots = await request(files);
    expect(slots.map(({ status }) => status)).toEqual(['UPLOAD', 'UPLOAD', 'UPLOAD']);
    expect(slots[0]!.upload!.url).toContain(`/e/${eventId}/${slots[0]!.photoId}/original`);
    expect(slots[0]!.upload!.headers).toContainEqual({ name: 'if-none-match', value: '*' });
    expect(slots[0]!.photo!.state).toBe('AWAITING_UPLOAD');
    const { kept, counted } = await catalog.counters(eventId);
    expect(kept).toMatchObject({ awaiting_upload: 3, version: 1 });
    expect(counted).toMatchObject({ awaiting_upload: 3 });
  });

  test('a file still awaited gets its id again and a fresh address', async () => {
    const file = fileOf(jpegBytes());
    const [first] = await request([file]);
    const [again] = await request([{ ...file, name: "what's this?.jpg" }]);
    expect(again).toMatchObject({ photoId: first!.photoId, status: 'UPLOAD' });
    expect(again!.upload).not.toBeNull();
  });

  test('the same file twice in a call is one photo', async () => {
    const file = fileOf(jpegBytes());
    const [one, two] = await request([file, { ...file, name: 'copy.jpg' }]);
    expect(one!.status).toBe('UPLOAD');
    expect(two).toMatchObject({ status: 'KNOWN', photoId: one!.photoId });
  });

  test('the same files in five calls at once, in any order, are one photo each', async () => {
    const files = Array.from({ length: 40 }, () => fileOf(jpegBytes()));
    const calls = await Promise.all(
      [files, files.toReversed(), files, files.toReversed(), files].map((some) => request(some)),
    );
    const ids = new Set(calls.flat().map(({ photoId }) => photoId));
    expect(ids.size).toBe(40);
    expect((await catalog.counters(eventId)).kept).toMatchObject({ awaiting_upload: 40 });
  });

  test('a file that arrived is known to its author, not to another', async () => {
    const bytes = jpegBytes();
    const photoId = await catalog.upload(owner, eventId, bytes);
    expect(await request([fileOf(bytes)])).toMatchObject([{ status: 'KNOWN', photoId }]);
    expect(await request([fileOf(bytes)], second)).toMatchObject([{ status: 'UPLOAD' }]);
  });

  test('a photo whose bytes differed from the promise can be sent again', async () => {
    const bytes = jpegBytes();
    const photoId = await catalog.upload(owner, eventId, bytes);
    await catalog.begin(photoId);
    await catalog.record(photoId, {
      rendered: { outcome: 'UNUSABLE', reason: 'BYTES_DIFFER' } as never,
    });
    const [slot] = await request([fileOf(bytes)]);
    expect(slot!.status).toBe('UPLOAD');
    expect(slot!.photoId).not.toBe(photoId);
  });

  test('a file that was rejected is refused for the same reason, not called known', async () => {
    const bytes = jpegBytes();
    const photoId = await catalog.upload(owner, eventId, bytes);
    await catalog.begin(photoId);
    await catalog.record(photoId, {
      rendered: { outcome: 'UNUSABLE', reason: 'UNREADABLE' } as never,
    });
    expect(await request([fileOf(bytes)])).toMatchObject([
      { status: 'REFUSED', rejectionReason: 'UNREADABLE', photoId: null },
    ]);
  });

  test('refuses an empty file and one of more than 60 MB, and makes no photo of it', async () => {
    const file = fileOf(jpegBytes());
    const slots = await request([
      { ...file, byteSize: 0 },
      { ...file, byteSize: 60_000_001 },
    ]);
    expect(slots).toMatchObject([
      { status: 'REFUSED', rejectionReason: 'EMPTY_FILE', photoId: null },
      { status: 'REFUSED', rejectionReason: 'TOO_LARGE', photoId: null },
    ]);
    expect((await catalog.counters(eventId)).kept).toMatchObject({ awaiting_upload: 0 });
  });

  test('refuses a hash that is none, no file, and more than 500', async () => {
    const file = fileOf(jpegBytes());
    for (const files of [[{ ...file, sha256: 'x' }], [], Array.from({ length: 501 }, () => file)]) {
      const { codes } = await catalog.ask(owner, REQUEST, { input: { eventId, files } });
      expect(codes).toEqual(['BAD_USER_INPUT']);
    }
  });

  test('is for who shoots for the event: nobody else learns that there is one', async () => {
    const input = { eventId, files: [fileOf(jpegBytes())] };
    const codesFor = async (viewer: Parameters<Catalog['ask']>[0]) =>
      (await catalog.ask(viewer, REQUEST, { input })).codes;
    expect(await codesFor(ANONYMOUS)).toEqual(['UNAUTHENTICATED']);
    expect(await codesFor(stranger)).toEqual(['NOT_FOUND']);
    expect(await codesFor(memberOf(organizationOf(owner), 'READER'))).toEqual(['FORBIDDEN']);
    expect(await codesFor(second)).toEqual([]);
  });
});

describe('completeUploads', () => {
  async function store(photoId: string, bytes: Buffer): Promise<void> {
    await catalog.store.write(originalKey({ eventId, photoId }), bytes, {
      contentType: 'image/jpeg',
    });
  }
  const startsOf = async (photoId: string) =>
    (await catalog.outbox()).filter(
      ({ payload }) => 'workflow' in payload && payload.input['photoId'] === photoId,
    );

  test('answers each photo by itself', async () => {
    const bytes = [jpegBytes(), jpegBytes(), jpegBytes(), Buffer.from('%PDF-1.7 no image at all')];
    const [there = '', missing = '', short = '', pdf = ''] = await catalog.announce(
      owner,
      eventId,
      bytes,
    );
    await store(there, bytes[0]!);
    await store(short, bytes[2]!.subarray(0, 30));
    await store(pdf, bytes[3]!);
    const unknown = newId();
    expect(await catalog.complete(owner, [there, missing, short, pdf, unknown, 'no id'])).toEqual([
      { photoId: there, outcome: 'RECEIVED', rejectionReason: null },
      { photoId: missing, outcome: 'MISSING', rejectionReason: null },
      { photoId: short, outcome: 'REJECTED', rejectionReason: 'BYTES_DIFFER' },
      { photoId: pdf, outcome: 'REJECTED', rejectionReason: 'NOT_AN_IMAGE' },
      { photoId: unknown, outcome: 'NOT_FOUND', rejectionReason: null },
      { photoId: 'no id', outcome: 'NOT_FOUND', rejectionReason: null },
    ]);
    const { kept, counted } = await catalog.counters(eventId);
    expect(kept).toMatchObject({ awaiting_upload: 1, uploaded: 1, rejected: 2 });
    expect(counted).toMatchObject({ awaiting_upload: 1, uploaded: 1, rejected: 2 });
    expect(await startsOf(there)).toHaveLength(1);
    expect(await startsOf(pdf)).toHaveLength(0);
  });

  test('completed twice, also at once, its work starts once', async () => {
    const bytes = jpegBytes();
    const [photoId = ''] = await catalog.announce(owner, eventId, [bytes]);
    await store(photoId, bytes);
    const results = await Promise.all([1, 2, 3, 4].map(() => catalog.complete(owner, [photoId])));
    const outcomes = results.flat().map(({ outcome }) => outcome);
    expect(outcomes.filter((outcome) => outcome === 'RECEIVED')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === 'ALREADY_RECEIVED')).toHaveLength(3);
    expect(await startsOf(photoId)).toHaveLength(1);
    expect((await catalog.counters(eventId)).kept).toMatchObject({ uploaded: 1 });
  });

  test("another organization's photo is not there", async () => {
    const [photoId = ''] = await catalog.announce(owner, eventId, [jpegBytes()]);
    expect(await catalog.complete(stranger, [photoId])).toMatchObject([{ outcome: 'NOT_FOUND' }]);
  });
});
