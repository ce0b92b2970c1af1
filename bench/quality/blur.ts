/** Pixels of three interleaved channels in linear light, 0 to 1. */
export interface LinearPicture {
  readonly data: Float32Array;
  readonly width: number;
  readonly height: number;
}

interface Weight {
  readonly x: number;
  readonly y: number;
  readonly share: number;
}
export type Kernel = readonly Weight[];

const STEPS_A_PIXEL = 4;
const LEAST_SHARE = 1e-4;

/** What a camera does that moves this many pixels during the exposure: a line, spread over the pixels it crosses. */
export function motionKernel(lengthPx: number, degrees: number): Kernel {
  const steps = Math.max(8, Math.ceil(lengthPx * STEPS_A_PIXEL));
  const [dx, dy] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  const shares = new Map<string, number>();
  for (let i = 0; i < steps; i++) {
    const along = ((i + 0.5) / steps - 0.5) * lengthPx;
    const [left, top] = [Math.floor(along * dx), Math.floor(along * dy)];
    const [right, below] = [along * dx - left, along * dy - top];
    const corners = [
      [left, top, (1 - right) * (1 - below)],
      [left + 1, top, right * (1 - below)],
      [left, top + 1, (1 - right) * below],
      [left + 1, top + 1, right * below],
    ] as const;
    for (const [x, y, share] of corners) {
      shares.set(`${x},${y}`, (shares.get(`${x},${y}`) ?? 0) + share / steps);
    }
  }
  return [...shares]
    .filter(([, share]) => share > LEAST_SHARE)
    .map(([place, share]) => {
      const [x = 0, y = 0] = place.split(',').map(Number);
      return { x, y, share };
    });
}

/** What a lens does that is focused elsewhere: a disc, its rim in shares of pixels. */
export function defocusKernel(radiusPx: number): Kernel {
  const reach = Math.ceil(radiusPx);
  const parts = [-0.4, -0.2, 0, 0.2, 0.4];
  const disc: Weight[] = [];
  for (let y = -reach; y <= reach; y++) {
    for (let x = -reach; x <= reach; x++) {
      const inside = parts.flatMap((py) =>
        parts.filter((px) => Math.hypot(x + px, y + py) <= radiusPx),
      );
      if (inside.length > 0) disc.push({ x, y, share: inside.length });
    }
  }
  const total = disc.reduce((sum, { share }) => sum + share, 0);
  return disc.map((weight) => ({ ...weight, share: weight.share / total }));
}

/** The border's pixels stand for what lies beyond it. */
export function convolve({ data, width, height }: LinearPicture, kernel: Kernel): LinearPicture {
  const blurred = new Float32Array(data.length);
  for (const { x, y, share } of kernel) {
    for (let row = 0; row < height; row++) {
      const from = Math.min(height - 1, Math.max(0, row + y)) * width;
      addRow(blurred, row * width, data, from, { width, shift: x, share });
    }
  }
  return { data: blurred, width, height };
}

function addRow(
  target: Float32Array,
  to: number,
  source: Float32Array,
  from: number,
  { width, shift, share }: { width: number; shift: number; share: number },
): void {
  for (let x = 0; x < width; x++) {
    const at = (from + Math.min(width - 1, Math.max(0, x + shift))) * 3;
    const into = (to + x) * 3;
    for (let channel = 0; channel < 3; channel++) {
      target[into + channel] = (target[into + channel] ?? 0) + share * (source[at + channel] ?? 0);
    }
  }
}
