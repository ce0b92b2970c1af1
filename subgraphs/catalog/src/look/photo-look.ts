import { DEFAULT_LOOK, type EventLook } from '@focus-racer/contracts';
import type { Event } from '../event/event.entity.ts';
import type { Photo } from '../photo/photo.entity.ts';
import { newRecipe, recipeOf } from './look-recipe.ts';
import type { NextRendition } from './rendition.ts';

export function lookOf(event: Pick<Event, 'look'>): EventLook {
  return event.look ?? DEFAULT_LOOK;
}

/** How this photo is to look. */
export function lookOfPhoto(event: Pick<Event, 'look'>): EventLook {
  return lookOf(event);
}

/** The recipes (before the dot) that photos of this event may have without being stale. */
export function freshRecipe(event: Pick<Event, 'look'>): string {
  return recipeOf(lookOf(event));
}

/** The first renditions of a photo: at the address that its row has from the beginning. */
export function firstRendition(
  event: Pick<Event, 'look'>,
  photo: Pick<Photo, 'publicToken'>,
): NextRendition {
  const look = lookOfPhoto(event);
  return { publicToken: photo.publicToken, recipe: recipeOf(look), look };
}

/** Renditions that take the place of others, at an address that nobody was ever given. */
export function laterRendition(event: Pick<Event, 'look'>, publicToken: string): NextRendition {
  const look = lookOfPhoto(event);
  return { publicToken, recipe: newRecipe(look), look };
}
