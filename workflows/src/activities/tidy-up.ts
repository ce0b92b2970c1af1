import { forgetOldRenditions, type OldRendition } from '@focus-racer/contracts';
import type { ImageParts } from './render-photo.ts';
import { removeRenditions } from './store-renditions.ts';

/** Removes what is nobody's any more, then has the catalog forget it. Idempotent. */
export async function tidyUp(
  { internal, store }: Pick<ImageParts, 'internal' | 'store'>,
  photo: { eventId: string; photoId: string },
  old: OldRendition[],
): Promise<void> {
  if (old.length === 0) return;
  for (const one of old) await removeRenditions(store, photo, one);
  const publicTokens = old.map(({ publicToken }) => publicToken);
  await internal.ask(forgetOldRenditions, { photoId: photo.photoId, publicTokens });
}
