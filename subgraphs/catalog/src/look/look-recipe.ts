import { createHash, randomBytes } from 'node:crypto';
import { DEFAULT_LOOK, type EventLook, RENDITION_RECIPE } from '@focus-racer/contracts';

const HASH_CHARACTERS = 10;
const RENDERING_BYTES = 4;

/** What stands before the dot of a recipe: which look, made by which version of our imaging. */
export function recipeOf(look: EventLook): string {
  const canonical = canonicalLook(look);
  if (canonical === canonicalLook(DEFAULT_LOOK)) return RENDITION_RECIPE;
  const hash = createHash('sha256').update(canonical).digest('hex');
  return `${RENDITION_RECIPE}-${hash.slice(0, HASH_CHARACTERS)}`;
}

/** A recipe of this look that no rendering ever had: its objects meet no others, however late they come. */
export function newRecipe(look: EventLook): string {
  return `${recipeOf(look)}.${randomBytes(RENDERING_BYTES).toString('hex')}`;
}

/** Whether what was rendered so looks like this. */
export function hasLook(recipe: string, look: EventLook): boolean {
  return recipe.split('.')[0] === recipeOf(look);
}

/** Without a logo its place, size and opacity change nothing. */
function canonicalLook({ watermark, retouch }: EventLook): string {
  const { logoKey, position, sizePercent, opacity, filigree } = watermark;
  const logo = logoKey === null ? null : [logoKey, position, sizePercent, opacity];
  return JSON.stringify([logo, filigree, retouch]);
}
