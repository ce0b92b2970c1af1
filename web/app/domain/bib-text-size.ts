const LARGEST_PX = 72;
const SHORTEST = 4;
/** Pixels of width a bib has on the narrowest phone, over the share of its size that a digit is wide. */
const ROOM_PX = 390;

/** A bib as large as fits: a long one gets smaller instead of being cut. */
export function bibTextSize(bib: string): { fontSize: string } {
  const length = Math.max(SHORTEST, bib.length);
  return { fontSize: `${Math.min(LARGEST_PX, Math.floor(ROOM_PX / length))}px` };
}
