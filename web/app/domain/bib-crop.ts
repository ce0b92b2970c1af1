import type { Box } from './photo-box.ts';

/** How much of the photo is shown around a bib: shares of its width and height on each side. */
const MARGIN = { x: 0.6, y: 1 };

/** The part of a photo around a bib, in the shape of the window it is shown in, inside the photo. */
export function cropAround(
  box: Box,
  photo: { width: number; height: number },
  aspect: number,
): Box {
  const wanted = {
    width: box.width * (1 + 2 * MARGIN.x),
    height: box.height * (1 + 2 * MARGIN.y),
  };
  const largest = Math.min(photo.width, photo.height * aspect);
  const width = Math.min(Math.max(wanted.width, wanted.height * aspect), largest);
  const height = width / aspect;
  const held = (start: number, size: number, whole: number) =>
    Math.min(Math.max(start, 0), whole - size);
  return {
    x: held(box.x + box.width / 2 - width / 2, width, photo.width),
    y: held(box.y + box.height / 2 - height / 2, height, photo.height),
    width,
    height,
  };
}

/** How the whole photo lies behind a window that shows the crop alone. */
export function photoBehind(crop: Box, photo: { width: number; height: number }) {
  const percent = (share: number) => `${(share * 100).toFixed(3)}%`;
  return {
    width: percent(photo.width / crop.width),
    height: percent(photo.height / crop.height),
    left: percent(-crop.x / crop.width),
    top: percent(-crop.y / crop.height),
  };
}
