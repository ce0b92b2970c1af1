import type { PhotoState } from '@focus-racer/contracts';
import type { CatalogContext } from '../context.ts';
import { movePhoto } from './photo.state.ts';
import { auditDecision, workOnPhoto } from './work-on-photo.ts';

/** The credit is taken: SET_ASIDE → PUBLISHED, when that was asked for. Idempotent. */
export function recordBroughtBack(
  context: CatalogContext,
  photoId: string,
): Promise<{ state: PhotoState }> {
  return workOnPhoto(context, photoId, (em, photo) => {
    if (photo.state !== 'SET_ASIDE' || !photo.bringBackRequestedAt) return;
    const now = new Date();
    movePhoto(photo, 'PUBLISHED', now);
    photo.setAsideReason = null;
    photo.bringBackRequestedAt = null;
    photo.searchableAt ??= now;
    auditDecision(em, photo, 'photo.broughtBack');
  });
}
