import { CROP_SHAPES, type DrawingKind, drawingKey, shareKey } from '@focus-racer/contracts';
import type { ObjectStore } from '@focus-racer/storage';
import type { Photo } from '../photo/photo.entity.ts';

const DRAWING_SECONDS = 900;

interface Drawing {
  kind: DrawingKind;
  publicToken: string;
  recipe: string;
  variant: string;
}

/** Public once known. Who may see the photo is the caller's business. */
export function shareAddress(
  store: ObjectStore,
  { eventId, id: photoId }: Photo,
  drawing: Drawing,
): string {
  return store.publicUrl(shareKey({ eventId, photoId, ...drawing }));
}

/** For members; a crop is saved under a name of its own, a half of a comparison is shown. */
export function drawingAddress(
  store: ObjectStore,
  { eventId, id: photoId, fileName }: Photo,
  drawing: Drawing,
  part: 'download' | 'before' | 'after',
): Promise<string> {
  return store.signGet(drawingKey({ eventId, photoId, ...drawing }, part), {
    expiresInSeconds: DRAWING_SECONDS,
    ...(part === 'download' && { downloadName: cropName(fileName, drawing.kind) }),
  });
}

/** "DSC_1.JPG" → "DSC_1 4x5.jpg". */
function cropName(fileName: string, kind: DrawingKind): string {
  const shape = kind === 'COMPARISON' ? [] : CROP_SHAPES[kind];
  return `${fileName.replace(/\.[^.]*$/, '')} ${shape.join('x')}.jpg`;
}
