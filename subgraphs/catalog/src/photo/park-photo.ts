import type { PhotoState } from '@focus-racer/contracts';
import type { CatalogContext } from '../context.ts';
import { movePhoto } from './photo.state.ts';
import { workOnPhoto } from './work-on-photo.ts';

/** PROCESSING → AWAITING_CREDITS; anything else, and another generation, stays as it is. */
export function parkPhoto(
  context: CatalogContext,
  photoId: string,
  generation: number,
): Promise<{ state: PhotoState }> {
  return workOnPhoto(context, photoId, (_em, photo) => {
    if (photo.state !== 'PROCESSING' || photo.generation !== generation) return;
    movePhoto(photo, 'AWAITING_CREDITS', new Date());
  });
}
