import { describe, expect, test } from '@jest/globals';
import { newUploadItem, type UploadItem } from './upload-item.ts';
import type { UploadPorts } from './upload-ports.ts';
import { UploadRun } from './upload-run.ts';

const item = (name: string) =>
  newUploadItem({ key: name, file: name, name, byteSize: 10, contentType: 'image/jpeg' });
const address = (url: string, expiresAt = '2030-01-01T00:00:00Z') => ({
  url,
  method: 'PUT',
  headers: [],
  expiresAt,
});

function ports(own: Partial<UploadPorts<string>> = {}) {
  const calls = { asked: [] as string[][], put: [] as string[], completed: [] as string[][] };
  const all: UploadPorts<string> = {
    hash: async (file) => `sha-${file}`,
    requestUploads: async (items) =>
      items.map(({ name }) => ({
        photoId: `id-${name}`,
        status: 'UPLOAD' as const,
        rejectionReason: null,
        upload: address(name),
      })),
    put: async () => 200,
    completeUploads: async (ids) =>
      ids.map((photoId) => ({ photoId, outcome: 'RECEIVED' as const, rejectionReason: null })),
    wait: async () => undefined,
    nowMs: () => Date.parse('2029-01-01T00:00:00Z'),
    ...own,
  };
  const watched: UploadPorts<string> = {
    ...all,
    requestUploads: (items) => {
      calls.asked.push(items.map(({ name }) => name));
      return all.requestUploads(items);
    },
    put: (upload, file, onProgress) => {
      calls.put.push(upload.url);
      return all.put(upload, file, onProgress);
    },
    completeUploads: (ids) => {
      calls.completed.push([...ids]);
      return all.completeUploads(ids);
    },
  };
  return { calls, watched };
}

function run(watched: UploadPorts<string>, items: UploadItem<string>[]) {
  return new Promise<UploadRun<string>>((resolve) => {
    const upload: UploadRun<string> = new UploadRun(watched, () => {
      if (upload.items.length > 0 && !upload.active) resolve(upload);
    });
    upload.add(items);
  });
}

const stages = (upload: UploadRun<string>) => upload.items.map(({ stage }) => stage);

describe('an upload run', () => {
  test('hundreds of files end received, asked and completed in bounded batches', async () => {
    const { calls, watched } = ports();
    const upload = await run(
      watched,
      Array.from({ length: 730 }, (_, index) => item(`${index}.jpg`)),
    );
    expect(upload.summary).toMatchObject({ files: 730, received: 730, progress: 1 });
    expect(Math.max(...calls.asked.map((batch) => batch.length))).toBeLessThanOrEqual(500);
    expect(Math.max(...calls.completed.map((batch) => batch.length))).toBeLessThanOrEqual(100);
    expect(calls.put).toHaveLength(730);
  });

  test('never more than five files are sent at once', async () => {
    let now = 0;
    let most = 0;
    const { watched } = ports({
      put: async () => {
        most = Math.max(most, (now += 1));
        await new Promise((resolve) => setTimeout(resolve, 1));
        now -= 1;
        return 200;
      },
    });
    await run(
      watched,
      Array.from({ length: 40 }, (_, index) => item(`${index}.jpg`)),
    );
    expect(most).toBe(5);
  });

  test('a known file is not sent, a refused one tells why', async () => {
    const { calls, watched } = ports({
      requestUploads: async (items) =>
        items.map(({ name }) =>
          name === 'known.jpg'
            ? { photoId: 'k', status: 'KNOWN' as const, rejectionReason: null, upload: null }
            : {
                photoId: null,
                status: 'REFUSED' as const,
                rejectionReason: 'TOO_LARGE' as const,
                upload: null,
              },
        ),
    });
    const upload = await run(watched, [item('known.jpg'), item('huge.jpg')]);
    expect(stages(upload)).toEqual(['KNOWN', 'REFUSED']);
    expect(upload.items[1]?.refusal).toBe('TOO_LARGE');
    expect(calls.put).toEqual([]);
  });

  test('a file is tried again by itself, and an object already there is completed', async () => {
    const answers = [503, 412];
    const { calls, watched } = ports({ put: async () => answers.shift() ?? 200 });
    const upload = await run(watched, [item('a.jpg')]);
    expect(stages(upload)).toEqual(['RECEIVED']);
    expect(calls.put).toHaveLength(2);
  });

  test('an address that has ended is asked for again', async () => {
    const answers = [403, 200];
    const { calls, watched } = ports({ put: async () => answers.shift() ?? 200 });
    const upload = await run(watched, [item('a.jpg')]);
    expect(stages(upload)).toEqual(['RECEIVED']);
    expect(calls.asked).toHaveLength(2);
  });

  test('a file that never gets through fails alone and goes through when tried again', async () => {
    let down = true;
    const { watched } = ports({
      put: async (upload) => {
        if (down && upload.url === 'bad.jpg')
          throw Object.assign(new Error(), { networkError: true });
        return 200;
      },
    });
    const upload = await run(watched, [item('bad.jpg'), item('good.jpg')]);
    expect(stages(upload)).toEqual(['FAILED', 'RECEIVED']);
    expect(upload.items[0]?.failure).toBe('OFFLINE');
    down = false;
    upload.retryFailed();
    while (upload.active) await new Promise((resolve) => setTimeout(resolve, 1));
    expect(stages(upload)).toEqual(['RECEIVED', 'RECEIVED']);
  });

  test('an object the store lost is sent again', async () => {
    const outcomes = ['MISSING', 'RECEIVED'] as const;
    let asked = 0;
    const { calls, watched } = ports({
      completeUploads: async ([photoId = '']) => [
        { photoId, outcome: outcomes[asked++] ?? 'RECEIVED', rejectionReason: null },
      ],
    });
    await run(watched, [item('a.jpg')]);
    expect(calls.put).toHaveLength(2);
  });

  test('a pause starts nothing new and the same file is taken once', async () => {
    const { calls, watched } = ports();
    const upload = new UploadRun(watched, () => undefined);
    upload.pause();
    upload.add([item('a.jpg'), item('a.jpg')]);
    upload.add([item('a.jpg')]);
    await Promise.resolve();
    expect(calls.asked).toEqual([]);
    upload.resume();
    while (upload.active) await new Promise((resolve) => setTimeout(resolve, 1));
    expect(calls.put).toEqual(['a.jpg']);
  });
});
