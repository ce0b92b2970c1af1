import { request } from 'node:http';
import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { newId } from '@focus-racer/contracts';
import type { ObjectStore, SignedPut, UploadTerms } from '../object-store.ts';
import { type KnownDefects, type StoreUnderTest, WEB_ORIGIN } from './store-under-test.ts';

const HOUR_MS = 60 * 60 * 1000;
const BODY = 'twelve bytes';
const TERMS: UploadTerms = { byteSize: 12, contentType: 'image/jpeg', expiresInSeconds: 3600 };

async function put(signed: SignedPut, body: string, headers = {}): Promise<Response> {
  return fetch(signed.url, { method: 'PUT', headers: { ...signed.headers, ...headers }, body });
}

/** Sends a request whose path no client library has cleaned up. */
function sendRaw(url: string, path: string): Promise<number> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    request({ hostname, port, path }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });
}

/** Starts a body of the promised length and hangs up in the middle of it. */
function putHalf(signed: SignedPut, body: string): Promise<void> {
  return new Promise((resolve) => {
    const cut = request(signed.url, {
      method: 'PUT',
      headers: { ...signed.headers, 'content-length': body.length },
    });
    cut.on('error', () => resolve());
    cut.write(body.slice(0, body.length / 2), () => cut.destroy(new Error('cut')));
  });
}

export function describeSignedAccess(
  running: () => StoreUnderTest,
  { keepsCutUploads = false }: KnownDefects,
): void {
  let store: ObjectStore;
  let key: string;

  beforeAll(() => {
    store = running().at(new Date());
  });
  beforeEach(() => {
    key = `e/${newId()}/${newId()}/original`;
  });

  describe('a signed upload', () => {
    test('creates the object with its type and tells the etag', async () => {
      const answer = await put(await store.signPut(key, TERMS), BODY);
      expect(answer.status).toBe(200);
      expect(await store.head(key)).toEqual({ byteSize: 12, etag: answer.headers.get('etag') });
      expect((await store.read(key)).toString()).toBe(BODY);
      const shown = await fetch(await store.signGet(key, { expiresInSeconds: 60 }));
      expect(shown.headers.get('content-type')).toBe('image/jpeg');
    });

    test('answers 412 when the object exists, and leaves it alone', async () => {
      const signed = await store.signPut(key, TERMS);
      await put(signed, BODY);
      expect((await put(signed, 'other bytes!')).status).toBe(412);
      expect((await store.read(key)).toString()).toBe(BODY);
    });

    test('lets exactly one of many at once win', async () => {
      const signed = await store.signPut(key, TERMS);
      const bodies = Array.from({ length: 8 }, (_, n) => `twelve byte${n}`);
      const answers = await Promise.all(bodies.map((body) => put(signed, body)));
      const won = bodies.filter((_, n) => answers[n]?.status === 200);
      expect(won).toHaveLength(1);
      expect(answers.filter((answer) => answer.status === 412)).toHaveLength(7);
      expect((await store.read(key)).toString()).toBe(won[0]);
    });

    test('accepts a body of no bytes when that was promised', async () => {
      const signed = await store.signPut(key, { ...TERMS, byteSize: 0 });
      expect((await put(signed, '')).status).toBe(200);
      expect((await store.head(key))?.byteSize).toBe(0);
    });

    const refused: [string, (signed: SignedPut) => Promise<Response>][] = [
      ['a longer body', (signed) => put(signed, `${BODY}!`)],
      ['a shorter body', (signed) => put(signed, BODY.slice(1))],
      ['another type', (signed) => put(signed, BODY, { 'content-type': 'text/html' })],
      ['a leave to replace', (signed) => put(signed, BODY, { 'if-none-match': '"x"' })],
      [
        'another key',
        (signed) => put({ ...signed, url: signed.url.replace('/original', '/other') }, BODY),
      ],
      ['another method', (signed) => fetch(signed.url, { method: 'DELETE' })],
      ['a reader', (signed) => fetch(signed.url)],
    ];
    test.each(refused)('refuses %s', async (_what, send) => {
      const answer = await send(await store.signPut(key, TERMS));
      expect([403, 405]).toContain(answer.status);
      expect(await store.head(key)).toBeNull();
      expect(await store.head(key.replace('/original', '/other'))).toBeNull();
    });

    test('ends when it said', async () => {
      const signed = await running()
        .at(new Date(Date.now() - 2 * HOUR_MS))
        .signPut(key, TERMS);
      expect(signed.expiresAt.getTime()).toBeLessThan(Date.now());
      expect((await put(signed, BODY)).status).toBe(403);
      expect(await store.head(key)).toBeNull();
    });

    if (!keepsCutUploads) {
      test('cut in the middle leaves nothing, and can be sent again', async () => {
        const body = 'x'.repeat(400_000);
        const signed = await store.signPut(key, { ...TERMS, byteSize: body.length });
        await putHalf(signed, body);
        expect(await store.head(key)).toBeNull();
        expect((await put(signed, body)).status).toBe(200);
        expect((await store.read(key)).toString()).toBe(body);
      });
    }

    test('may come from a page of the web, and of nobody else', async () => {
      const { url } = await store.signPut(key, TERMS);
      const preflight = (origin: string): Promise<Response> =>
        fetch(url, {
          method: 'OPTIONS',
          headers: {
            origin,
            'access-control-request-method': 'PUT',
            'access-control-request-headers': 'content-type,if-none-match',
          },
        });
      const { ok, headers } = await preflight(WEB_ORIGIN);
      expect(ok).toBe(true);
      expect(headers.get('access-control-allow-origin')).toBe(WEB_ORIGIN);
      expect(headers.get('access-control-allow-methods')).toContain('PUT');
      expect(headers.get('access-control-allow-headers')).toContain('if-none-match');
      const foreign = await preflight('http://elsewhere.test');
      expect(foreign.headers.get('access-control-allow-origin')).toBeNull();
      const sent = await put(await store.signPut(key, TERMS), BODY, { origin: WEB_ORIGIN });
      expect(sent.headers.get('access-control-allow-origin')).toBe(WEB_ORIGIN);
      expect(sent.headers.get('access-control-expose-headers')).toContain('ETag');
    });
  });

  describe('a signed address', () => {
    beforeEach(() => store.write(key, Buffer.from(BODY), { contentType: 'image/jpeg' }));

    test('shows a private object, to be cached by nobody but the browser', async () => {
      const url = await store.signGet(key, { expiresInSeconds: 600 });
      const answer = await fetch(url);
      expect(await answer.text()).toBe(BODY);
      expect(answer.headers.get('cache-control')).toMatch(/^private, max-age=\d+$/);
      const etag = answer.headers.get('etag') ?? '';
      expect((await fetch(url, { headers: { 'if-none-match': etag } })).status).toBe(304);
    });

    test('names the file that a browser saves', async () => {
      const downloadName = 'Été "10 km"\r\n – n°7.jpg';
      const answer = await fetch(await store.signGet(key, { expiresInSeconds: 60, downloadName }));
      expect(answer.status).toBe(200);
      const disposition = answer.headers.get('content-disposition') ?? '';
      expect(disposition).toMatch(/^attachment; filename="/);
      const encoded = /filename\*=UTF-8''(.+)$/.exec(disposition)?.[1] ?? '';
      expect(decodeURIComponent(encoded)).toBe(downloadName);
    });

    test('stays the same for a window of time and works at least as long as asked', async () => {
      const terms = { expiresInSeconds: 300, quantiseSeconds: 3600 };
      const windowStart = Math.floor(Date.now() / HOUR_MS) * HOUR_MS;
      const urlAt = (ms: number): Promise<string> => running().at(new Date(ms)).signGet(key, terms);
      const first = await urlAt(windowStart);
      expect(await urlAt(windowStart + HOUR_MS - 1)).toBe(first);
      expect(await urlAt(windowStart + HOUR_MS)).not.toBe(first);
      expect((await fetch(first)).status).toBe(200);
      const live = await urlAt(Date.now() - 200_000);
      expect((await fetch(live)).status).toBe(200);
      const gone = await urlAt(Date.now() - HOUR_MS - 301_000);
      expect((await fetch(gone)).status).toBe(403);
    });

    test('is needed, and fits only what it was made for', async () => {
      const url = new URL(await store.signGet(key, { expiresInSeconds: 600 }));
      const other = key.replace('/original', '/r1/1600');
      await store.write(other, Buffer.from('private'), { contentType: 'image/jpeg' });
      const status = async (address: string, init?: RequestInit): Promise<number> =>
        (await fetch(address, init)).status;
      expect(await status(url.href)).toBe(200);
      expect(await status(`${url.origin}${url.pathname}`)).toBe(403);
      expect(await status(url.href.replace('/original', '/r1/1600'))).toBe(403);
      expect(await status(url.href, { method: 'PUT', body: BODY })).not.toBe(200);
      for (const [name, value] of url.searchParams) {
        if (name === 'x-id') continue;
        const changed = new URL(url);
        changed.searchParams.set(
          name,
          value.replace(/.$/, (end) => (end === '1' ? '2' : '1')),
        );
        expect([400, 403]).toContain(await status(changed.href));
      }
    });

    test('of a missing object answers 404', async () => {
      const url = await store.signGet(`${key}-missing`, { expiresInSeconds: 600 });
      expect((await fetch(url)).status).toBe(404);
    });
  });

  describe('an object under p/', () => {
    let open: string;
    let url: string;

    beforeEach(async () => {
      open = `p/${newId()}/${newId()}/0123456789abcdef/r1/1024`;
      await store.write(open, Buffer.from(BODY), { contentType: 'image/jpeg' });
      url = store.publicUrl(open);
    });

    test('is open to everyone at one address for ten minutes of caching', async () => {
      const answer = await fetch(url, { headers: { origin: WEB_ORIGIN } });
      expect(await answer.text()).toBe(BODY);
      expect(answer.headers.get('content-type')).toBe('image/jpeg');
      expect(answer.headers.get('cache-control')).toBe('public, max-age=600');
      expect(answer.headers.get('access-control-allow-origin')).toBe(WEB_ORIGIN);
      expect(answer.headers.get('etag')).toBe((await store.head(open))?.etag);
    });

    test('may have its own cache rule', async () => {
      const cacheControl = 'public, max-age=5';
      await store.write(open, Buffer.from(BODY), { contentType: 'image/jpeg', cacheControl });
      expect((await fetch(url)).headers.get('cache-control')).toBe(cacheControl);
    });

    test('is not sent again to who has it, and can be asked for in parts', async () => {
      const etag = (await store.head(open))?.etag ?? '';
      expect((await fetch(url, { headers: { 'if-none-match': etag } })).status).toBe(304);
      const part = await fetch(url, { headers: { range: 'bytes=7-' } });
      expect([part.status, await part.text()]).toEqual([206, 'bytes']);
      expect(part.headers.get('content-range')).toBe('bytes 7-11/12');
      expect((await fetch(url, { headers: { range: 'bytes=12-' } })).status).toBe(416);
      const head = await fetch(url, { method: 'HEAD' });
      expect([head.status, head.headers.get('content-length')]).toEqual([200, '12']);
    });

    test('is gone once removed', async () => {
      await store.remove(open);
      expect([403, 404]).toContain((await fetch(url)).status);
    });

    test('cannot be changed or listed by everyone, and leads to nothing private', async () => {
      await store.write(key, Buffer.from('private'), { contentType: 'image/jpeg' });
      const folder = url.slice(0, url.indexOf('/p/'));
      const { pathname } = new URL(folder);
      const status = async (address: string, method = 'GET'): Promise<number> =>
        (await fetch(address, { method, ...(method === 'PUT' && { body: 'x' }) })).status;
      expect([403, 405, 411]).toContain(await status(url, 'PUT'));
      expect([403, 405]).toContain(await status(url, 'DELETE'));
      expect([403, 404]).toContain(await status(`${folder}/?list-type=2&prefix=p/`));
      expect([403, 404]).toContain(await status(url.slice(0, url.lastIndexOf('/'))));
      for (const path of [`p/../${key}`, `p/%2e%2e/${key}`, `p//../${key}`, `p/..%2f${key}`]) {
        expect([400, 403, 404]).toContain(
          await sendRaw(url, `${pathname === '/' ? '' : pathname}/${path}`),
        );
      }
      expect((await fetch(url)).status).toBe(200);
    });
  });
}
