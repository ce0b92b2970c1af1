import {
  type DrawingKind,
  type DrawingWork,
  type OldRendition,
  type RecordedDrawing,
} from '@focus-racer/contracts';
import { notFound } from '@focus-racer/service-kit';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { CatalogContext } from '../context.ts';
import { Event } from '../event/event.entity.ts';
import { oldRenditionsOf } from '../look/old-renditions.ts';
import type { Rendition } from '../look/rendition.ts';
import { lockPhoto } from '../photo/lock-photo.ts';
import type { Photo } from '../photo/photo.entity.ts';
import { PhotoDrawing } from './photo-drawing.entity.ts';
import { canBeDrawn, wantedDrawing } from './wanted-drawing.ts';

interface DrawingOfPhoto {
  photoId: string;
  kind: DrawingKind;
}

/** Fixes in its row where a drawing will stand; what a lost worker may have left elsewhere is to be removed. */
export async function beginDrawing(
  { em: requestEm, load }: CatalogContext,
  { photoId, kind }: DrawingOfPhoto,
): Promise<{ work: DrawingWork | null; old: OldRendition[] }> {
  return requestEm.transactional(async (em) => {
    const { photo, drawing } = await lockDrawing(em, { photoId, kind });
    if (!canBeDrawn(photo)) return { work: null, old: oldRenditionsOf(photo) };
    const event = await em.findOneOrFail(Event, { id: photo.eventId }, { refresh: true });
    const work = wantedDrawing(event, photo, await load.people.load(photoId), kind);
    const { publicToken, recipe, variant } = work;
    if (drawing.publicToken !== null && drawing.recipe !== null) {
      leaveBehind(photo, { publicToken: drawing.publicToken, recipe: drawing.recipe });
    }
    Object.assign(drawing, { publicToken, recipe, variant, state: 'DRAWING' });
    return { work, old: oldRenditionsOf(photo) };
  });
}

/** What was written stands beside the photo's renditions, or else is named to be removed. Idempotent. */
export async function recordDrawing(
  { em: requestEm }: CatalogContext,
  { photoId, kind, variant, ...place }: DrawingOfPhoto & Rendition & { variant: string },
): Promise<{ outcome: RecordedDrawing; old: OldRendition[] }> {
  return requestEm.transactional(async (em) => {
    const { photo, drawing } = await lockDrawing(em, { photoId, kind });
    if (photo.nextPublicToken !== null) return { outcome: 'MOVING', old: [] };
    if (!canBeDrawn(photo) || !standsAt(photo, place)) {
      leaveBehind(photo, place);
      return { outcome: 'SUPERSEDED', old: oldRenditionsOf(photo) };
    }
    Object.assign(drawing, { ...place, variant, state: 'DRAWN' });
    return { outcome: 'RECORDED', old: oldRenditionsOf(photo) };
  });
}

export async function failDrawing(
  { em }: CatalogContext,
  { photoId, kind }: DrawingOfPhoto,
): Promise<{ state: string }> {
  await em.nativeUpdate(PhotoDrawing, { photoId, kind, state: 'DRAWING' }, { state: 'FAILED' });
  return { state: 'FAILED' };
}

async function lockDrawing(
  em: EntityManager,
  { photoId, kind }: DrawingOfPhoto,
): Promise<{ photo: Photo; drawing: PhotoDrawing }> {
  const photo = await lockPhoto(em, photoId);
  const drawing = await em.findOne(PhotoDrawing, { photoId, kind }, { refresh: true });
  if (!photo || !drawing) throw notFound('Drawing');
  return { photo, drawing };
}

function standsAt(photo: Photo, place: Rendition): boolean {
  return photo.publicToken === place.publicToken && photo.recipe === place.recipe;
}

/** The renditions of this place were removed, and the drawing may have come later. */
function leaveBehind(photo: Photo, place: Rendition): void {
  if (standsAt(photo, place)) return;
  if (photo.oldRenditions.some(({ publicToken }) => publicToken === place.publicToken)) return;
  photo.oldRenditions = [...photo.oldRenditions, place];
}
