import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { describeObjectStore } from '../conformance/describe-object-store.ts';
import { type StoreUnderTest, WEB_ORIGIN } from '../conformance/store-under-test.ts';
import { startFileServer } from '../file-server/file-server.ts';
import { FileObjectStore } from './file-object-store.ts';

const SECRET = 'a secret of at least thirty-two characters';

async function start(): Promise<
  StoreUnderTest & { directory: string; url: string; stopServer(): Promise<void> }
> {
  const directory = await mkdtemp(join(tmpdir(), 'focus-racer-files-'));
  const faults: unknown[] = [];
  const server = await startFileServer({
    host: '127.0.0.1',
    port: 0,
    directory,
    secret: SECRET,
    webOrigin: WEB_ORIGIN,
    onFault: (error) => faults.push(error),
  });
  const url = `http://127.0.0.1:${server.port}`;
  return {
    directory,
    url,
    stopServer: () => server.stop(),
    at: (now) => new FileObjectStore({ directory, secret: SECRET, url }, () => now),
    async stop() {
      await server.stop();
      await rm(directory, { recursive: true });
      expect(faults).toEqual([]);
    },
  };
}

describeObjectStore('files behind their server', start);

describe('the file server', () => {
  let running: Awaited<ReturnType<typeof start>>;

  beforeEach(async () => {
    running = await start();
  });
  afterEach(() => running.stop());

  test('says that it is up', async () => {
    const answer = await fetch(`${running.url}/health`);
    expect([answer.status, await answer.json()]).toEqual([200, { status: 'ok' }]);
  });

  test('lets no browser guess types or run what it shows', async () => {
    const store = running.at(new Date());
    await store.write('p/1/page', Buffer.from('<script>'), { contentType: 'text/html' });
    const { headers } = await fetch(store.publicUrl('p/1/page'));
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
  });

  test('does not trust addresses signed with another secret', async () => {
    const { directory, url } = running;
    const stranger = new FileObjectStore({ directory, url, secret: `${SECRET}!` });
    await stranger.write('e/1/original', Buffer.from('x'), { contentType: 'image/jpeg' });
    const address = await stranger.signGet('e/1/original', { expiresInSeconds: 60 });
    expect((await fetch(address)).status).toBe(403);
  });

  test('wants to know the length of a body before it comes', async () => {
    const signed = await running
      .at(new Date())
      .signPut('e/1/original', { byteSize: 1, contentType: 'image/jpeg', expiresInSeconds: 60 });
    const status = await new Promise((resolve, reject) => {
      const chunked = request(signed.url, { method: 'PUT', headers: signed.headers }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      });
      chunked.on('error', reject);
      chunked.write('x');
      chunked.end();
    });
    expect(status).toBe(411);
  });

  test('leaves nothing of a cut upload once it has ended, nor of one before a crash', async () => {
    const incoming = join(running.directory, 'incoming');
    const signed = await running.at(new Date()).signPut('e/1/original', {
      byteSize: 1_000_000,
      contentType: 'image/jpeg',
      expiresInSeconds: 60,
    });
    await new Promise<void>((resolve) => {
      const cut = request(signed.url, {
        method: 'PUT',
        headers: { ...signed.headers, 'content-length': 1_000_000 },
      });
      cut.on('error', () => resolve());
      cut.write(Buffer.alloc(500_000), () => cut.destroy(new Error('cut')));
    });
    await running.stopServer();
    expect(await readdir(incoming)).toEqual([]);

    for (const name of ['yesterday', 'today']) await writeFile(join(incoming, name), 'half');
    const yesterday = new Date(Date.now() - 25 * 60 * 60 * 1000);
    await utimes(join(incoming, 'yesterday'), yesterday, yesterday);
    await running.at(new Date()).prepare();
    expect(await readdir(incoming)).toEqual(['today']);
  });

  test('answers 404 for a folder of keys', async () => {
    const store = running.at(new Date());
    await store.write('p/1/2/320', Buffer.from('x'), { contentType: 'image/jpeg' });
    expect((await fetch(store.publicUrl('p/1/2'))).status).toBe(404);
    expect(await store.head('p/1/2')).toBeNull();
  });
});
