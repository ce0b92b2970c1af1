import { DEFAULT_LOOK, type EventLook, type RetouchChoice } from '@focus-racer/contracts';
import type { Event } from '../event/event.entity.ts';
import type { Photo } from '../photo/photo.entity.ts';
import { newRecipe, recipeOf } from './look-recipe.ts';
import type { NextRendition } from './rendition.ts';

export function lookOf(event: Pick<Event, 'look'>): EventLook {
  return event.look ?? DEFAULT_LOOK;
}

/** How this photo is to look. */
export function lookOfPhoto(
  event: Pick<Event, 'look'>,
  { retouch }: Pick<Photo, 'retouch'>,
): EventLook {
  const look = lookOf(event);
  return retouch === 'AS_EVENT' ? look : { ...look, retouch: retouch === 'RETOUCHED' };
}

/** By the choice for a photo: the recipe (before the dot) without which it is stale. */
export function freshRecipes(event: Pick<Event, 'look'>): Record<RetouchChoice, string> {
  const recipe = (retouch: RetouchChoice) => recipeOf(lookOfPhoto(event, { retouch }));
  return {
    AS_EVENT: recipe('AS_EVENT'),
    RETOUCHED: recipe('RETOUCHED'),
    AS_TAKEN: recipe('AS_TAKEN'),
  };
}

/** The first renditions of a photo: at the address that its row has from the beginning. */
export function firstRendition(
  event: Pick<Event, 'look'>,
  photo: Pick<Photo, 'publicToken' | 'retouch'>,
): NextRendition {
  const look = lookOfPhoto(event, photo);
  return { publicToken: photo.publicToken, recipe: recipeOf(look), look };
}

/** Renditions that take the place of others, at an address that nobody was ever given. */
export function laterRendition(
  event: Pick<Event, 'look'>,
  photo: Pick<Photo, 'retouch'>,
  publicToken: string,
): NextRendition {
  const look = lookOfPhoto(event, photo);
  return { publicToken, recipe: newRecipe(look), look };
}
