/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed-array loops whose bounds hold by construction */
import type { Pixels } from '../imaging/pixels.ts';
import { cutChip, mirrored } from './face-chip.ts';
import { alignedChip } from './face-shape.ts';
import { MODEL_FILES } from './model-files.ts';
import { loadNetwork, type PictureNetwork } from './onnx-session.ts';
import type { Region } from './region.ts';
import type { Point } from './rotated-box.ts';
import { apply, meanOf, type Similarity } from './similarity.ts';

const LANDMARK_SIDE_PX = 112;
const DESCRIPTOR_SIDE_PX = 150;
const LEFT_EYE = [36, 42] as const;
const RIGHT_EYE = [42, 48] as const;
/** The second look at the landmarks: around those of the first, and a little up. */
const SECOND_LOOK = { growth: 1.15, up: 0.02 };

/** 128 numbers; two of one person lie nearer (Euclid) than about 0.47, of two people mostly farther. */
export type FaceEmbedding = Float32Array;

export interface FaceEmbedder {
  /** Of the face in that region of the photo. Blocks its process while it computes. */
  embed(photo: Pixels, face: Region): Promise<FaceEmbedding>;
}

/**
 * dlib's descriptor, mean of the face and its mirror image, on a face aligned by 68 landmarks. Nothing
 * that identifies a person may be kept without consent: nothing in the product calls this.
 */
export async function loadFaceEmbedder(): Promise<FaceEmbedder> {
  const landmarks = await loadNetwork(MODEL_FILES.faceLandmarks);
  const descriptor = await loadNetwork(MODEL_FILES.faceDescriptor);
  return {
    async embed(photo, face) {
      const first = await findLandmarks(landmarks, photo, squareAround(face));
      const points = await findLandmarks(landmarks, photo, levelSquareAround(first));
      const toPhoto = alignedChip(points, DESCRIPTOR_SIDE_PX);
      const chip = cutChip(photo, toPhoto, DESCRIPTOR_SIDE_PX);
      const one = (await descriptor.run(chip)).floats('descriptor').data;
      const other = (await descriptor.run(mirrored(chip))).floats('descriptor').data;
      return one.map((value, i) => (value + other[i]!) / 2);
    },
  };
}

async function findLandmarks(
  network: PictureNetwork,
  photo: Pixels,
  toPhoto: Similarity,
): Promise<Point[]> {
  const chip = cutChip(photo, toPhoto, LANDMARK_SIDE_PX);
  const { data } = (await network.run(chip)).floats('landmarks');
  return Array.from({ length: data.length / 2 }, (_, i) =>
    apply(toPhoto, {
      x: data[2 * i]! * LANDMARK_SIDE_PX - 0.5,
      y: data[2 * i + 1]! * LANDMARK_SIDE_PX - 0.5,
    }),
  );
}

function squareAround({ left, top, right, bottom }: Region): Similarity {
  const middle = { x: (left + right) / 2, y: (top + bottom) / 2 };
  return squareAt(middle, Math.max(right - left, bottom - top), 0);
}

/** With the eyes level. */
function levelSquareAround(points: readonly Point[]): Similarity {
  const left = meanOf(points.slice(...LEFT_EYE));
  const right = meanOf(points.slice(...RIGHT_EYE));
  const angle = Math.atan2(right.y - left.y, right.x - left.x);
  const level = { a: Math.cos(angle), b: -Math.sin(angle), x0: 0, y0: 0 };
  const turned = points.map((point) => apply(level, point));
  const [xs, ys] = [turned.map(({ x }) => x), turned.map(({ y }) => y)];
  const [minX, maxX] = [Math.min(...xs), Math.max(...xs)];
  const [minY, maxY] = [Math.min(...ys), Math.max(...ys)];
  const size = Math.max(maxX - minX, maxY - minY) * SECOND_LOOK.growth;
  const middle = { x: (minX + maxX) / 2, y: (minY + maxY) / 2 - SECOND_LOOK.up * size };
  return squareAt(apply({ ...level, b: -level.b }, middle), size, angle);
}

/** From a square chip of the landmarks' network to a turned square of the photo. */
function squareAt(middle: Point, size: number, angle: number): Similarity {
  const scale = size / LANDMARK_SIDE_PX;
  const a = scale * Math.cos(angle);
  const b = scale * Math.sin(angle);
  const half = (LANDMARK_SIDE_PX - 1) / 2;
  return { a, b, x0: middle.x - a * half + b * half, y0: middle.y - b * half - a * half };
}
