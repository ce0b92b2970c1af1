import type { Region } from './region.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A rectangle turned by `angle` radians (clockwise on screen, within ±π/4) about its centre. */
export interface RotatedBox {
  readonly centerX: number;
  readonly centerY: number;
  readonly width: number;
  readonly height: number;
  readonly angle: number;
}

/** Text detectors mark the core of a line: the box grows on each side by `ratio` · area ÷ perimeter. */
export function unclip(box: RotatedBox, ratio: number): RotatedBox {
  const distance = (box.width * box.height * ratio) / (2 * (box.width + box.height));
  return { ...box, width: box.width + 2 * distance, height: box.height + 2 * distance };
}

/** Stretches each axis. For a turned box this is exact only when both factors are equal; ours differ by a few percent. */
export function scaleBox(box: RotatedBox, scaleX: number, scaleY: number): RotatedBox {
  return {
    centerX: box.centerX * scaleX,
    centerY: box.centerY * scaleY,
    width: box.width * scaleX,
    height: box.height * scaleY,
    angle: box.angle,
  };
}

export function moveBox(box: RotatedBox, x: number, y: number): RotatedBox {
  return { ...box, centerX: box.centerX + x, centerY: box.centerY + y };
}

/** The upright rectangle around the box. */
export function regionOf(box: RotatedBox): Region {
  const cos = Math.abs(Math.cos(box.angle));
  const sin = Math.abs(Math.sin(box.angle));
  const halfWidth = (box.width * cos + box.height * sin) / 2;
  const halfHeight = (box.width * sin + box.height * cos) / 2;
  return {
    left: box.centerX - halfWidth,
    top: box.centerY - halfHeight,
    right: box.centerX + halfWidth,
    bottom: box.centerY + halfHeight,
  };
}
