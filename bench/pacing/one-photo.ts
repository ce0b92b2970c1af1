import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { newId, originalKey } from '@focus-racer/contracts';
import type { InternalClient } from '@focus-racer/service-kit';
import { createObjectStore, type ObjectStore } from '@focus-racer/storage';
import sharp from 'sharp';

/** A store with one small photo, and a catalog that answers it whichever photo is asked for. */
export async function storeOnePhoto(
  folder: string,
): Promise<{ internal: InternalClient; store: ObjectStore }> {
  const directory = join(folder, 'files');
  const store = createObjectStore({
    storage: { kind: 'files', directory, secret: newId(), url: 'http://localhost' },
  });
  await store.prepare();
  const picture = await sharp({
    create: { width: 480, height: 320, channels: 3, background: '#2f4a3a' },
  })
    .jpeg()
    .toBuffer();
  const photo = { photoId: newId(), eventId: newId() };
  await store.write(originalKey(photo), picture, { contentType: 'image/jpeg' });
  const work = {
    ...photo,
    publicToken: '0'.repeat(32),
    eventName: 'Bench',
    byteSize: picture.length,
    sha256: createHash('sha256').update(picture).digest('hex'),
  };
  return {
    store,
    internal: { ask: (operation) => Promise.resolve(operation.result.parse(work)) },
  };
}
