import { type Box, CROP_SHAPES, type CropRatio } from '@focus-racer/contracts';

interface Size {
  readonly width: number;
  readonly height: number;
}
interface Person {
  readonly face: Box;
  readonly torso: Box;
  readonly confidence: number;
}

/** A crop shows no less than this share of the largest one: what is enlarged more is not sharp. */
const MIN_SHARE = 0.5;
/** Of the height of the main person's face: a runner from head to knee, and air around. */
const FRAME_FACES = 9;
/** Between hair and edge; and where the eyes come to stand, in shares of the crop's height. */
const HEADROOM_FACES = 0.6;
const EYES_AT = 0.3;
/** Of the main person's face, in height: who is smaller does not pull at the crop. */
const COMPANION_FACES = 0.6;
/** Of what a crop without people leaves out, this share is above it: more happens below a sky. */
const LEFT_OUT_ABOVE = 1 / 3;

/**
 * Where to cut a photo to this ratio, in whole pixels of the upright original: around the main
 * person (the largest sure face, with its torso), moved towards companions as large as far as that
 * allows, the eyes in the upper third. Without people: the largest crop, in the middle, a little
 * high. Always within the photo, and of the ratio to within a pixel.
 */
export function cropBox(photo: Size, people: readonly Person[], ratio: CropRatio): Box {
  const shape = CROP_SHAPES[ratio];
  const main = mainPerson(people);
  const size = fitting(shape, photo, main ? shareFor(main, shape, photo) : 1);
  if (!main) {
    return {
      x: Math.floor((photo.width - size.width) / 2),
      y: Math.floor((photo.height - size.height) * LEFT_OUT_ABOVE),
      ...size,
    };
  }
  const middle = middleOf(companionsOf(main, people));
  const eyes = main.face.y + main.face.height / 2;
  const left = within(middle - size.width / 2, spanOf(main, 'x', 'width'), size.width);
  const top = within(eyes - EYES_AT * size.height, spanOf(main, 'y', 'height'), size.height);
  return {
    x: clamp(Math.round(left), 0, photo.width - size.width),
    y: clamp(Math.round(top), 0, photo.height - size.height),
    ...size,
  };
}

function mainPerson(people: readonly Person[]): Person | null {
  const weight = ({ face, confidence }: Person) => face.width * face.height * confidence;
  return people.reduce<Person | null>(
    (main, one) => (main === null || weight(one) > weight(main) ? one : main),
    null,
  );
}

function companionsOf(main: Person, people: readonly Person[]): Person[] {
  return people.filter(({ face }) => face.height >= COMPANION_FACES * main.face.height);
}

function middleOf(people: readonly Person[]): number {
  const middles = people.map(({ face }) => face.x + face.width / 2);
  return (Math.min(...middles) + Math.max(...middles)) / 2;
}

/** The largest size of this shape that the photo holds, shrunk to a share of it. */
function fitting([across, down]: readonly [number, number], photo: Size, share: number): Size {
  const largest = Math.min(photo.width / across, photo.height / down);
  const unit = largest * share;
  // One side whole, the other as near to the ratio as pixels allow, and neither beyond the photo.
  if (across >= down) {
    const width = Math.max(1, Math.floor(unit * across));
    return { width, height: clamp(Math.round((width * down) / across), 1, photo.height) };
  }
  const height = Math.max(1, Math.floor(unit * down));
  return { width: clamp(Math.round((height * across) / down), 1, photo.width), height };
}

/** Which share of the largest crop frames a person well. */
function shareFor(
  { face, torso }: Person,
  [across, down]: readonly [number, number],
  photo: Size,
): number {
  const largest = Math.min(photo.width / across, photo.height / down);
  const high = (FRAME_FACES * face.height) / (largest * down);
  const right = Math.max(face.x + face.width, torso.x + torso.width);
  const wide = (right - Math.min(face.x, torso.x)) / (largest * across);
  return clamp(Math.max(high, wide), MIN_SHARE, 1);
}

interface Span {
  readonly from: number;
  readonly to: number;
  /** What must not be cut although the whole does not fit. */
  readonly keep: { readonly from: number; readonly to: number };
}

/** What of a person a crop must hold on one axis: face with headroom, then the torso. */
function spanOf({ face, torso }: Person, start: 'x' | 'y', side: 'width' | 'height'): Span {
  const headroom = start === 'y' ? HEADROOM_FACES * face.height : 0;
  const keep = { from: face[start] - headroom, to: face[start] + face[side] };
  return {
    from: Math.min(keep.from, torso[start]),
    to: Math.max(keep.to, torso[start] + torso[side]),
    keep,
  };
}

/** The start nearest to the wanted one at which `length` holds the span, or else what is to be kept of it. */
function within(wanted: number, span: Span, length: number): number {
  if (span.to - span.from <= length) return clamp(wanted, span.to - length, span.from);
  const { from, to } = span.keep;
  if (to - from <= length) return clamp(wanted, to - length, from);
  return (from + to - length) / 2;
}

function clamp(value: number, min: number, max: number): number {
  return Math.min(Math.max(value, min), max);
}
