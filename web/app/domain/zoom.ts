/** A picture under a lens: scaled about its centre, then moved by x and y pixels. */
export interface Lens {
  scale: number;
  x: number;
  y: number;
}

export const NO_ZOOM: Lens = { scale: 1, x: 0, y: 0 };
const MAX_SCALE = 5;

interface Size {
  width: number;
  height: number;
}

/** Keeps the picture's edges outside the frame, so that a drag never loses it. */
export function heldInside(lens: Lens, picture: Size, frame: Size): Lens {
  const room = (length: number, outer: number) => Math.max(0, (length * lens.scale - outer) / 2);
  const roomX = room(picture.width, frame.width);
  const roomY = room(picture.height, frame.height);
  return {
    scale: lens.scale,
    x: Math.min(roomX, Math.max(-roomX, lens.x)),
    y: Math.min(roomY, Math.max(-roomY, lens.y)),
  };
}

/** Zooms by `factor` so that the point (pixels from the frame's centre) stays under the finger. */
export function zoomedAt(lens: Lens, factor: number, point: { x: number; y: number }): Lens {
  const scale = Math.min(MAX_SCALE, Math.max(1, lens.scale * factor));
  if (scale === 1) return NO_ZOOM;
  const grown = scale / lens.scale;
  return {
    scale,
    x: point.x - (point.x - lens.x) * grown,
    y: point.y - (point.y - lens.y) * grown,
  };
}
