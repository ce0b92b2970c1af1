/** The eleven basic colour terms (Berlin and Kay 1969): a word for every colour, in nearly every language. */
export const COLOUR_TERMS = [
  'BLACK',
  'WHITE',
  'GREY',
  'RED',
  'ORANGE',
  'YELLOW',
  'GREEN',
  'BLUE',
  'PURPLE',
  'PINK',
  'BROWN',
] as const;
export type ColourTerm = (typeof COLOUR_TERMS)[number];

/** A top has so many colours at most that one would name. */
export const MAX_TORSO_COLOURS = 3;
