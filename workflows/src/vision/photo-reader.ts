import { setImmediate } from 'node:timers/promises';
import type { Pixels } from '../imaging/pixels.ts';
import type { Face, FaceDetector } from './face-detector.ts';
import type { LineRecogniser, RecognisedLine } from './line-recogniser.ts';
import { coveredBy } from './region.ts';
import { regionOf, type RotatedBox } from './rotated-box.ts';
import type { TextDetector } from './text-detector.ts';
import { type Crop, mayBeOnTorso, torsoCrops } from './torso-regions.ts';

const WHOLE_PHOTO_PX = 960;
/** A line that a sure read of about its height covers, and hardly exceeds, is the same line in another crop. */
const SAME_LINE = { confidence: 0.95, height: 0.8, overlap: 0.7 };
/** On the whole photo lines come out coarser: what a sure read covers was read better. */
const READ_BEFORE = { confidence: 0.9, covered: 0.6 };
/** One such read and the whole photo is not looked at: who is in focus was found by his face. */
const SETTLES = { confidence: 0.95, digits: /\d{3}/ };

/** A number with a weaker digit is read again in larger boxes: the first often cut its first or last digit. */
const DOUBTFUL = { weakestCharacter: 0.985, digits: /\d{2}/ };
const WIDER = { sideways: 0.6, allAround: 0.12 };

/**
 * Reads what may be bibs: under each face at a scale that makes all faces alike, and on the whole
 * photo when that gave no number beyond doubt.
 */
export class PhotoReader {
  constructor(
    private readonly faces: Pick<FaceDetector, 'find'>,
    private readonly detector: Pick<TextDetector, 'find'>,
    private readonly recogniser: Pick<LineRecogniser, 'read'>,
  ) {}

  /** Boxes in the photo's pixels. Rejects with the signal's reason between two runs of a network. */
  async read(
    photo: Pixels,
    signal?: AbortSignal,
  ): Promise<{ faces: Face[]; lines: RecognisedLine[] }> {
    await breathe(signal);
    const faces = await this.faces.find(photo);
    const lines: RecognisedLine[] = [];
    for (const crop of torsoCrops(faces, photo)) {
      await this.readCrop(photo, crop, { faces, lines, isKnown: isSameLine, signal });
    }
    if (!lines.some(settles)) {
      await this.readCrop(photo, wholeOf(photo), { faces, lines, isKnown: isReadBefore, signal });
    }
    return { faces, lines };
  }

  private async readCrop(
    photo: Pixels,
    crop: Crop,
    state: {
      faces: readonly Face[];
      lines: RecognisedLine[];
      isKnown: (read: RecognisedLine, box: RotatedBox) => boolean;
      signal: AbortSignal | undefined;
    },
  ): Promise<void> {
    const { faces, lines, isKnown, signal } = state;
    await breathe(signal);
    for (const box of await this.detector.find(photo, crop, crop.scale)) {
      if (!mayBeOnTorso(box, faces) || lines.some((line) => isKnown(line, box))) continue;
      await breathe(signal);
      const line = await this.recogniser.read(photo, box);
      lines.push(line);
      for (const wider of isDoubtfulNumber(line) ? secondLooks(box) : []) {
        lines.push(await this.recogniser.read(photo, wider));
      }
    }
  }
}

/** Lets heartbeats out and cancellations in between two blocking runs. */
async function breathe(signal: AbortSignal | undefined): Promise<void> {
  await setImmediate();
  signal?.throwIfAborted();
}

function wholeOf({ width, height }: Pixels): Crop {
  const scale = WHOLE_PHOTO_PX / Math.max(width, height);
  return { left: 0, top: 0, right: width, bottom: height, scale };
}

function settles({ text, confidence }: RecognisedLine): boolean {
  return confidence >= SETTLES.confidence && SETTLES.digits.test(text);
}

function isDoubtfulNumber({ text, weakestCharacter }: RecognisedLine): boolean {
  return weakestCharacter < DOUBTFUL.weakestCharacter && DOUBTFUL.digits.test(text);
}

/** Shares are of the line's height. */
function secondLooks(box: RotatedBox): RotatedBox[] {
  const { width, height } = box;
  return [
    { ...box, width: width + 2 * WIDER.sideways * height },
    {
      ...box,
      width: width + 2 * WIDER.allAround * height,
      height: height + 2 * WIDER.allAround * height,
    },
  ];
}

function isSameLine(read: RecognisedLine, box: RotatedBox): boolean {
  if (!isSureNumber(read, SAME_LINE.confidence)) return false;
  if (read.box.height <= SAME_LINE.height * box.height) return false;
  const [a, b] = [regionOf(read.box), regionOf(box)];
  return coveredBy(b, a) > SAME_LINE.overlap && coveredBy(a, b) > SAME_LINE.overlap;
}

function isReadBefore(read: RecognisedLine, box: RotatedBox): boolean {
  return (
    isSureNumber(read, READ_BEFORE.confidence) &&
    coveredBy(regionOf(box), regionOf(read.box)) > READ_BEFORE.covered
  );
}

function isSureNumber({ text, confidence }: RecognisedLine, least: number): boolean {
  return confidence > least && /\d{2}/.test(text);
}
