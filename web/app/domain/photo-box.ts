export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Where a box of the original stands on its picture at any size, in percent. */
export function boxInPercent(box: Box, photo: { width: number; height: number }) {
  const percent = (part: number, whole: number) => `${((part / whole) * 100).toFixed(2)}%`;
  return {
    left: percent(box.x, photo.width),
    top: percent(box.y, photo.height),
    width: percent(box.width, photo.width),
    height: percent(box.height, photo.height),
  };
}

/** Shares of the picture in which a chip has no room below, or beside its box's middle. */
const NO_ROOM_BELOW = 0.06;
const NEAR_SIDE = 0.08;

/** Where the chip of a box stands: below, since a face is above its bib; held inside the picture. */
export function chipPlace(box: Box, photo: { width: number; height: number }) {
  const below = 1 - (box.y + box.height) / photo.height;
  const middle = (box.x + box.width / 2) / photo.width;
  return {
    side: below < NO_ROOM_BELOW ? 'inside' : 'below',
    align: middle < NEAR_SIDE ? 'start' : middle > 1 - NEAR_SIDE ? 'end' : 'centre',
  } as const;
}
