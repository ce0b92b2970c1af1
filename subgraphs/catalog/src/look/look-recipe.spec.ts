import { describe, expect, test } from '@jest/globals';
import { DEFAULT_LOOK, type EventLook, RENDITION_RECIPE } from '@focus-racer/contracts';
import { hasLook, newRecipe, recipeOf } from './look-recipe.ts';

const looking = (watermark: Partial<EventLook['watermark']>, retouch = false): EventLook => ({
  watermark: { ...DEFAULT_LOOK.watermark, ...watermark },
  retouch,
});
const LOOKS = [
  looking({}, true),
  looking({ filigree: 1.2 }),
  looking({ logoKey: 'a/b' }),
  looking({ logoKey: 'a/c' }),
  looking({ logoKey: 'a/b', position: 'CENTER' }),
  looking({ logoKey: 'a/b', sizePercent: 30 }),
  looking({ logoKey: 'a/b', opacity: 0.5 }),
];

describe('a recipe', () => {
  test('of the look that all photos begin with is the bare version of the imaging', () => {
    expect(recipeOf(DEFAULT_LOOK)).toBe(RENDITION_RECIPE);
    expect(recipeOf(looking({ position: 'CENTER', sizePercent: 30, opacity: 0.4 }))).toBe(
      RENDITION_RECIPE,
    );
  });

  test('differs with everything that is seen', () => {
    expect(new Set([DEFAULT_LOOK, ...LOOKS].map(recipeOf)).size).toBe(LOOKS.length + 1);
  });

  test('of a rendering is its look and nobody else’s', () => {
    for (const look of [DEFAULT_LOOK, ...LOOKS]) {
      const recipe = newRecipe(look);
      expect(newRecipe(look)).not.toBe(recipe);
      expect([DEFAULT_LOOK, ...LOOKS].filter((one) => hasLook(recipe, one))).toEqual([look]);
    }
  });
});
