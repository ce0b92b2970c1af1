import type { EventLook } from '@focus-racer/contracts';

/** Where the renditions of a photo stand; no two renderings of a photo share a recipe. */
export interface Rendition {
  publicToken: string;
  recipe: string;
}

/** What a worker is rendering: the row says it before the first byte is written. */
export interface NextRendition extends Rendition {
  look: EventLook;
}
