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
