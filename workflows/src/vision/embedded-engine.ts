import { encodeDigitPosteriors, type ReadingResult } from '@focus-racer/contracts';
import { FaceDetector } from './face-detector.ts';
import { LineRecogniser } from './line-recogniser.ts';
import { MODEL_FILES, readCharacterSet } from './model-files.ts';
import { loadNetwork } from './onnx-session.ts';
import { PhotoReader } from './photo-reader.ts';
import { boxWithin } from './region.ts';
import { regionOf } from './rotated-box.ts';
import { TextDetector } from './text-detector.ts';
import { torsoOf } from './torso-regions.ts';
import {
  MAX_LINES,
  MAX_PEOPLE,
  MIN_LINE_CONFIDENCE,
  type ReadableImage,
  type VisionEngine,
} from './vision-engine.ts';

/**
 * Faces and bibs on this machine's CPU, from the files of `models/`. Blocks its process while it
 * computes: never in one that polls workflows.
 */
export async function loadEmbeddedEngine(): Promise<VisionEngine> {
  const [faces, detector, recogniser] = await Promise.all([
    loadNetwork(MODEL_FILES.faces),
    loadNetwork(MODEL_FILES.textDetector),
    loadNetwork(MODEL_FILES.textRecogniser),
  ]);
  return new EmbeddedEngine(
    new PhotoReader(
      new FaceDetector(faces),
      new TextDetector(detector),
      new LineRecogniser(recogniser, await readCharacterSet()),
    ),
  );
}

class EmbeddedEngine implements VisionEngine {
  readonly name = 'embedded';
  readonly version = 'ppocr4-int8-torso96-1';

  constructor(private readonly reader: PhotoReader) {}

  async read(image: ReadableImage, signal?: AbortSignal): Promise<ReadingResult> {
    const { faces, lines } = await this.reader.read(image, signal);
    return {
      engine: this.name,
      engineVersion: this.version,
      lines: lines
        .filter(({ text, confidence }) => text !== '' && confidence > MIN_LINE_CONFIDENCE)
        .sort((a, b) => b.confidence - a.confidence)
        .slice(0, MAX_LINES)
        .map(({ text, confidence, weakestCharacter, box, digits }) => ({
          text,
          confidence,
          weakestCharacter,
          box: boxWithin(regionOf(box), image),
          heightPx: box.height * image.scaleToOriginal,
          digitPosteriors: encodeDigitPosteriors(digits),
        })),
      people: faces.slice(0, MAX_PEOPLE).map((face) => ({
        face: boxWithin(face, image),
        torso: boxWithin(torsoOf(face, image), image),
        confidence: face.score,
        fineDetail: null,
        torsoColours: [],
      })),
      labels: [],
      insteadOf: null,
    };
  }
}
