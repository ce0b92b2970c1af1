import { createHash } from 'node:crypto';
import type { SortedPhoto, Studio } from './studio.ts';

const DECIDED = new Set(['PUBLISHED', 'SET_ASIDE', 'REJECTED']);

/** Photos that are missing or were not decided, and photos that were decided more than once. */
export async function countOutcomes(
  studio: Studio,
  photos: readonly SortedPhoto[],
  sent: number,
): Promise<{ lost: number; twice: number }> {
  const decisions = await studio.decisions();
  return {
    lost: sent - photos.filter((photo) => DECIDED.has(photo.state)).length,
    twice: photos.filter((photo) => (decisions.get(`photo:${photo.id}`) ?? 0) > 1).length,
  };
}

/** How many of the second run's renditions differ from the first run's of the same file. */
export async function compareRenditions(
  calm: readonly SortedPhoto[],
  storm: readonly SortedPhoto[],
): Promise<number> {
  const expected = new Map<string, string>();
  for (const photo of calm) expected.set(photo.fileName, await fingerprint(photo));
  let differing = 0;
  for (const photo of storm) {
    if (expected.get(photo.fileName) !== (await fingerprint(photo))) differing += 1;
  }
  return differing;
}

async function fingerprint(photo: SortedPhoto): Promise<string> {
  const hash = createHash('sha256').update(photo.state);
  for (const url of [photo.thumbnailUrl, photo.previewUrl, photo.webUrl]) {
    if (!url) {
      hash.update('none');
      continue;
    }
    const response = await fetch(url);
    if (!response.ok) return `${url} answered ${response.status}`;
    hash.update(Buffer.from(await response.arrayBuffer()));
  }
  return hash.digest('hex');
}
