import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { newId } from '@focus-racer/contracts';
import { type ObjectStore, ObjectNotFoundError } from '../object-store.ts';
import { InvalidKeyError } from '../object-key.ts';
import { describeSignedAccess } from './describe-signed-access.ts';
import type { KnownDefects, StoreUnderTest } from './store-under-test.ts';

const BAD_KEYS = [
  '',
  'e',
  '/e/1',
  'e/1/',
  'e//1',
  'e/../p/1',
  'e/./1',
  'e/.hidden',
  'e/%2e%2e/1',
  'E/1',
  'e/a b',
  'e/a\\b',
  'e/a\n',
  `e/${'x'.repeat(129)}`,
  `e/${'x/'.repeat(300)}x`,
];

async function collect(keys: AsyncIterable<string>): Promise<string[]> {
  const all: string[] = [];
  for await (const key of keys) all.push(key);
  return all.sort();
}

/** What every ObjectStore promises, checked against a running one. */
export function describeObjectStore(
  name: string,
  start: () => Promise<StoreUnderTest>,
  defects: KnownDefects = {},
): void {
  describe(name, () => {
    let running: StoreUnderTest;
    let store: ObjectStore;
    let photo: string;

    beforeAll(async () => {
      running = await start();
      store = running.at(new Date());
      await store.prepare();
      await store.prepare();
    });
    afterAll(() => running.stop());
    beforeEach(() => {
      photo = newId();
    });

    const jpeg = { contentType: 'image/jpeg' };

    test('gives back the bytes it was given', async () => {
      const bytes = Buffer.from([0, 255, 1, 254, 10, 13]);
      await store.write(`e/${photo}/original`, bytes, jpeg);
      expect(await store.read(`e/${photo}/original`)).toEqual(bytes);
      expect(await store.head(`e/${photo}/original`)).toEqual({
        byteSize: 6,
        etag: expect.stringMatching(/^".+"$/),
      });
    });

    test('replaces an object; equal bytes have equal etags', async () => {
      const key = `e/${photo}/r1/1600`;
      await store.write(key, Buffer.from('first'), jpeg);
      const first = await store.head(key);
      await store.write(key, Buffer.from('second'), jpeg);
      expect((await store.read(key)).toString()).toBe('second');
      expect((await store.head(key))?.etag).not.toBe(first?.etag);
      await store.write(key, Buffer.from('first'), jpeg);
      expect(await store.head(key)).toEqual(first);
    });

    test('keeps an object of no bytes', async () => {
      await store.write(`e/${photo}/original`, Buffer.alloc(0), jpeg);
      expect((await store.head(`e/${photo}/original`))?.byteSize).toBe(0);
      expect(await store.read(`e/${photo}/original`)).toHaveLength(0);
      expect(await store.readRange(`e/${photo}/original`, 0, 16)).toHaveLength(0);
    });

    test('reads a part, and what there is of a part past the end', async () => {
      await store.write(`e/${photo}/original`, Buffer.from('0123456789'), jpeg);
      const part = async (from: number, length: number): Promise<string> =>
        (await store.readRange(`e/${photo}/original`, from, length)).toString();
      expect(await part(0, 4)).toBe('0123');
      expect(await part(8, 4)).toBe('89');
      expect(await part(10, 4)).toBe('');
      expect(await part(20, 4)).toBe('');
    });

    test('says that an object is missing', async () => {
      const key = `e/${photo}/nothing`;
      expect(await store.head(key)).toBeNull();
      await expect(store.read(key)).rejects.toThrow(ObjectNotFoundError);
      await expect(store.readRange(key, 0, 1)).rejects.toThrow(ObjectNotFoundError);
      await expect(store.copy(key, `e/${photo}/copy`)).rejects.toThrow(ObjectNotFoundError);
      await store.remove(key);
    });

    test('copies bytes and headers, over an older object too, and lets the copy live alone', async () => {
      const [from, to] = [`p/${photo}/1/320`, `p/${photo}/2/320`];
      await store.write(from, Buffer.from('picture'), { contentType: 'image/png' });
      await store.write(to, Buffer.from('older'), jpeg);
      await store.copy(from, to);
      await store.copy(from, to);
      await store.write(from, Buffer.from('changed'), jpeg);
      expect((await store.read(to)).toString()).toBe('picture');
      await store.remove(from);
      const answer = await fetch(store.publicUrl(to));
      expect(await answer.text()).toBe('picture');
      expect(answer.headers.get('content-type')).toBe('image/png');
    });

    test('removes an object', async () => {
      await store.write(`e/${photo}/original`, Buffer.from('x'), jpeg);
      await store.remove(`e/${photo}/original`);
      expect(await store.head(`e/${photo}/original`)).toBeNull();
    });

    test('lists a folder whole and nothing beside it', async () => {
      const keys = ['1/320', '1/1024', '1/deep/er/x'].map((end) => `p/${photo}/${end}`);
      for (const key of [...keys, `p/${photo}/10/320`]) {
        await store.write(key, Buffer.from('x'), jpeg);
      }
      expect(await collect(store.list(`p/${photo}/1/`))).toEqual(keys.sort());
      expect(await collect(store.list(`p/${photo}/1/deep/`))).toEqual([`p/${photo}/1/deep/er/x`]);
      expect(await collect(store.list(`p/${newId()}/`))).toEqual([]);
    });

    test('lists more than a page of a thousand', async () => {
      const keys = Array.from({ length: 1003 }, (_, n) => `e/${photo}/${n}`).sort();
      const waiting = keys.values();
      const writeSome = async (): Promise<void> => {
        for (const key of waiting) await store.write(key, Buffer.from('x'), jpeg);
      };
      await Promise.all(Array.from({ length: 8 }, writeSome));
      expect(await collect(store.list(`e/${photo}/`))).toEqual(keys);
    });

    test.each(BAD_KEYS)('refuses %j as a key everywhere', async (key) => {
      const good = `e/${photo}/original`;
      const uses: (() => Promise<unknown>)[] = [
        async () => store.signPut(key, { byteSize: 1, contentType: 'x/y', expiresInSeconds: 60 }),
        async () => store.signGet(key, { expiresInSeconds: 60 }),
        async () => Promise.resolve(store.publicUrl(key)),
        async () => store.head(key),
        async () => store.read(key),
        async () => store.readRange(key, 0, 1),
        async () => store.write(key, Buffer.from('x'), jpeg),
        async () => store.copy(key, good),
        async () => store.copy(good, key),
        async () => store.remove(key),
      ];
      await store.write(good, Buffer.from('x'), jpeg);
      for (const use of uses) await expect(use()).rejects.toThrow(InvalidKeyError);
    });

    test.each(['', '/', 'e', 'e/..', 'e/../', '../', 'e//', 'E/'])(
      'refuses %j as a folder',
      async (prefix) => {
        await expect(collect(store.list(prefix))).rejects.toThrow(InvalidKeyError);
      },
    );

    describeSignedAccess(() => running, defects);
  });
}
