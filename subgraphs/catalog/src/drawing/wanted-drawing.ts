import { createHash } from 'node:crypto';
import {
  type Box,
  DEFAULT_LOOK,
  type DrawingKind,
  type DrawingState,
  type DrawingWork,
} from '@focus-racer/contracts';
import type { Event } from '../event/event.entity.ts';
import type { PersonRegion } from '../identification/person-region.entity.ts';
import { recipeOf } from '../look/look-recipe.ts';
import { lookOfPhoto } from '../look/photo-look.ts';
import type { Photo } from '../photo/photo.entity.ts';
import { cropBox } from './crop-box.ts';
import type { PhotoDrawing } from './photo-drawing.entity.ts';

const VARIANT_CHARACTERS = 12;

type Sized = Photo & { recipe: string; width: number; height: number };

/** Whether there are renditions beside which something can be drawn. */
export function canBeDrawn(photo: Photo): photo is Sized {
  const stands = photo.state === 'PUBLISHED' || photo.state === 'SET_ASIDE';
  return stands && photo.recipe !== null && photo.width !== null && photo.height !== null;
}

/** What a drawing of this kind is now: the same until the photo's place, look or people change. */
export function wantedDrawing(
  event: Pick<Event, 'look'>,
  photo: Sized,
  people: readonly PersonRegion[],
  kind: DrawingKind,
): DrawingWork {
  const { publicToken, recipe } = photo;
  // Both halves of a comparison are the whole photo without a mark, whatever the event wants.
  const look = kind === 'COMPARISON' ? DEFAULT_LOOK : lookOfPhoto(event, photo);
  const box = kind === 'COMPARISON' ? null : cropBox(photo, people, kind);
  return { publicToken, recipe, variant: variantOf(recipeOf(look), box), look, box };
}

function variantOf(recipe: string, box: Box | null): string {
  const drawn = JSON.stringify([recipe, box && [box.x, box.y, box.width, box.height]]);
  return createHash('sha256').update(drawn).digest('hex').slice(0, VARIANT_CHARACTERS);
}

/** How far the wanted drawing is; null when it was never asked for, or another one stands there. */
export function stateOf(
  drawing: PhotoDrawing | undefined,
  wanted: DrawingWork,
): DrawingState | null {
  if (!drawing) return null;
  if (drawing.state !== 'DRAWN') return drawing.state;
  const { publicToken, recipe, variant } = drawing;
  const stands =
    publicToken === wanted.publicToken && recipe === wanted.recipe && variant === wanted.variant;
  return stands ? 'DRAWN' : null;
}
