import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { DEFAULT_LOOK, newId, originalKey, RENDITION_RECIPE } from '@focus-racer/contracts';
import type { InternalClient } from '@focus-racer/service-kit';
import { createObjectStore, type ObjectStore } from '@focus-racer/storage';

export interface StoredPhotos {
  store: ObjectStore;
  /** A catalog that knows these photos and nothing else. */
  internal: InternalClient;
  /** In the order of the pictures. */
  photoIds: string[];
}

/** Pictures as uploaded originals in a store of files. */
export async function storePhotos(
  folder: string,
  pictures: readonly Buffer[],
): Promise<StoredPhotos> {
  const directory = join(folder, 'files');
  const store = createObjectStore({
    storage: { kind: 'files', directory, secret: newId(), url: 'http://localhost' },
  });
  await store.prepare();
  const works = new Map<string, object>();
  for (const picture of pictures) {
    const photo = { photoId: newId(), eventId: newId() };
    await store.write(originalKey(photo), picture, { contentType: 'image/jpeg' });
    works.set(photo.photoId, {
      ...photo,
      publicToken: '0'.repeat(32),
      recipe: RENDITION_RECIPE,
      look: DEFAULT_LOOK,
      eventName: 'Semi-marathon de Lyon 2026',
      byteSize: picture.length,
      sha256: createHash('sha256').update(picture).digest('hex'),
    });
  }
  return {
    store,
    photoIds: [...works.keys()],
    internal: {
      ask: (operation, variables) =>
        Promise.resolve(operation.result.parse(works.get(String(variables['photoId'])))),
    },
  };
}
