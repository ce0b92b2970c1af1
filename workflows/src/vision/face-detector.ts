/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed-array loops whose bounds hold by construction */
import type { Pixels } from '../imaging/pixels.ts';
import { type Anchor, FACE_ANCHORS } from './face-anchors.ts';
import { type Face, faceSize } from './face.ts';
import type { NetworkOutputs, PictureNetwork } from './onnx-session.ts';
import { FACE_DETECTOR_PLANES, networkSide } from './planar-tensor.ts';
import { areaOf, type Region, sharedArea } from './region.ts';
import { resample } from './resample.ts';

export type { Face };

const LONG_SIDE_PX = 512;
/** Nobody found, or a crowd of small faces: a look at twice the size costs four times as much and finds the rest. */
const CLOSE_LOOK = { longSidePx: 1024, crowd: 4, medianSizePx: 16 };
const MIN_SIDE_PX = 64;
const MIN_SCORE = 0.3;
const MAX_OVERLAP = 0.4;
/** Class outputs a cell and anchor: background, face, and one that was never trained. */
const CLASSES = 3;
const FACE_CLASS = 1;

/** Finds the faces of a photo, in its pixels, the surest first. */
export class FaceDetector {
  constructor(private readonly network: PictureNetwork) {}

  async find(photo: Pixels): Promise<Face[]> {
    const faces = await this.findAt(photo, LONG_SIDE_PX);
    return needsCloseLook(faces, LONG_SIDE_PX / Math.max(photo.width, photo.height))
      ? this.findAt(photo, CLOSE_LOOK.longSidePx)
      : faces;
  }

  private async findAt(photo: Pixels, longSidePx: number): Promise<Face[]> {
    const scale = longSidePx / Math.max(photo.width, photo.height);
    const width = networkSide(photo.width * scale, MIN_SIDE_PX);
    const height = networkSide(photo.height * scale, MIN_SIDE_PX);
    const whole = { left: 0, top: 0, right: photo.width, bottom: photo.height };
    const input = resample(photo, whole, { width, height, planes: FACE_DETECTOR_PLANES });
    const faces = decodeFaces(await this.network.run(input), width, height);
    const scaleX = photo.width / width;
    const scaleY = photo.height / height;
    return withoutOverlaps(faces).map(({ left, top, right, bottom, score }) => ({
      left: left * scaleX,
      top: top * scaleY,
      right: right * scaleX,
      bottom: bottom * scaleY,
      score,
    }));
  }
}

function needsCloseLook(faces: readonly Face[], scale: number): boolean {
  if (faces.length === 0) return true;
  if (faces.length < CLOSE_LOOK.crowd) return false;
  const sizes = faces.map((face) => faceSize(face) * scale).sort((a, b) => a - b);
  return sizes[Math.floor(sizes.length / 2)]! < CLOSE_LOOK.medianSizePx;
}

function decodeFaces(outputs: NetworkOutputs, width: number, height: number): Face[] {
  const faces: Face[] = [];
  const leastLogit = Math.log(MIN_SCORE / (1 - MIN_SCORE));
  for (const [map, anchors] of FACE_ANCHORS.entries()) {
    const boxes = outputs.floats(`box${map}`);
    const classes = outputs.floats(`cls${map}`).data;
    const [, rows = 0, columns = 0] = boxes.dims;
    const cells = rows * columns * anchors.length;
    for (let cell = 0; cell < cells; cell++) {
      const logit = classes[cell * CLASSES + FACE_CLASS]!;
      if (logit < leastLogit) continue;
      const place = Math.floor(cell / anchors.length);
      const centerX = (((place % columns) + 0.5) / columns) * width;
      const centerY = ((Math.floor(place / columns) + 0.5) / rows) * height;
      const offsets = boxes.data.subarray(cell * 4, cell * 4 + 4);
      const box = boxAt(centerX, centerY, anchors[cell % anchors.length]!, offsets);
      faces.push({ ...box, score: 1 / (1 + Math.exp(-logit)) });
    }
  }
  return faces;
}

/** The offsets are y, x (in tenths of the anchor), height and width (in fifths, logarithmic). */
function boxAt(x: number, y: number, anchor: Anchor, offsets: Float32Array): Region {
  const centerY = y + (offsets[0]! / 10) * anchor.height;
  const centerX = x + (offsets[1]! / 10) * anchor.width;
  const halfHeight = (Math.exp(offsets[2]! / 5) * anchor.height) / 2;
  const halfWidth = (Math.exp(offsets[3]! / 5) * anchor.width) / 2;
  return {
    left: centerX - halfWidth,
    top: centerY - halfHeight,
    right: centerX + halfWidth,
    bottom: centerY + halfHeight,
  };
}

function withoutOverlaps(faces: readonly Face[]): Face[] {
  const kept: Face[] = [];
  for (const face of [...faces].sort((a, b) => b.score - a.score)) {
    if (kept.every((other) => overlapOverUnion(face, other) <= MAX_OVERLAP)) kept.push(face);
  }
  return kept;
}

function overlapOverUnion(a: Region, b: Region): number {
  const shared = sharedArea(a, b);
  return shared / (areaOf(a) + areaOf(b) - shared);
}
