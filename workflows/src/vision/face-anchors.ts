/** The size of a face that an output of the face detector is told against, in pixels of its input. */
export interface Anchor {
  readonly width: number;
  readonly height: number;
}

/** The network was trained at 512 px; its anchors keep their size in pixels when the input is larger. */
const TRAINED_SIDE_PX = 512;
const SCALES = [0.2, 0.35, 0.5, 0.65, 0.8, 0.95, 1] as const;
const RATIOS = [2, 1 / 2, 3, 1 / 3];

/**
 * The anchors of each of the six maps, in their channels' order, as TensorFlow's SSD MobileNet makes
 * them (Liu et al. 2016, section 2.2; the first map has three, the smallest of half the first scale).
 */
export const FACE_ANCHORS: readonly (readonly Anchor[])[] = SCALES.slice(0, -1).map(
  (scale, map) => {
    if (map === 0) return [anchor(0.1, 1), anchor(scale, 2), anchor(scale, 1 / 2)];
    const between = Math.sqrt(scale * (SCALES[map + 1] ?? 1));
    return [anchor(scale, 1), anchor(between, 1), ...RATIOS.map((ratio) => anchor(scale, ratio))];
  },
);

function anchor(scale: number, ratio: number): Anchor {
  const side = scale * TRAINED_SIDE_PX;
  return { width: side * Math.sqrt(ratio), height: side / Math.sqrt(ratio) };
}
