/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed-array loops whose bounds hold by construction */
import type { ReadingResult } from '@focus-racer/contracts';
import type { Pixels } from '../imaging/pixels.ts';
import { decodeCtc } from './ctc-decode.ts';
import { sampleLine } from './line-tensor.ts';
import { MODEL_FILES, readCharacterSet } from './model-files.ts';
import { loadNetwork, type PictureNetwork } from './onnx-session.ts';
import { networkSide, TEXT_DETECTOR_PLANES } from './planar-tensor.ts';
import { boxWithin } from './region.ts';
import { resample } from './resample.ts';
import { regionOf, type RotatedBox, scaleBox } from './rotated-box.ts';
import { findTextBoxes } from './text-boxes.ts';
import {
  MAX_LINES,
  MIN_LINE_CONFIDENCE,
  type ReadableImage,
  type VisionEngine,
} from './vision-engine.ts';

const LONG_SIDE_PX = 960;
const PROBABILITY_MAP = 'sigmoid_0.tmp_0';
const CLASS_PROBABILITIES = 'softmax_11.tmp_0';

/**
 * The yardstick of the bench: PP-OCRv4 as it is published, in floats, on the whole photo at 960 px,
 * every line recognised.
 */
export async function loadPlainReader(): Promise<VisionEngine> {
  return new PlainReader(
    await loadNetwork(MODEL_FILES.plainDetector),
    await loadNetwork(MODEL_FILES.plainRecogniser),
    await readCharacterSet(),
  );
}

class PlainReader implements VisionEngine {
  readonly name = 'plain';
  readonly version = 'ppocr4-whole960-1';

  constructor(
    private readonly detector: PictureNetwork,
    private readonly recogniser: PictureNetwork,
    private readonly characters: readonly string[],
  ) {}

  async read(image: ReadableImage, signal?: AbortSignal): Promise<ReadingResult> {
    signal?.throwIfAborted();
    const lines: ReadingResult['lines'] = [];
    for (const box of (await this.detect(image)).slice(0, MAX_LINES)) {
      signal?.throwIfAborted();
      const line = await this.recognise(image, box);
      if (line.text === '' || line.confidence <= MIN_LINE_CONFIDENCE) continue;
      lines.push({
        ...line,
        box: boxWithin(regionOf(box), image),
        heightPx: box.height * image.scaleToOriginal,
        digitPosteriors: null,
      });
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

  private async detect(photo: Pixels): Promise<RotatedBox[]> {
    const scale = LONG_SIDE_PX / Math.max(photo.width, photo.height);
    const width = networkSide(photo.width * scale);
    const height = networkSide(photo.height * scale);
    const whole = { left: 0, top: 0, right: photo.width, bottom: photo.height };
    const input = resample(photo, whole, { width, height, planes: TEXT_DETECTOR_PLANES });
    const { data } = (await this.detector.run(input)).floats(PROBABILITY_MAP);
    return findTextBoxes({ data, width, height }, 1).map((box) =>
      scaleBox(box, photo.width / width, photo.height / height),
    );
  }

  private async recognise(photo: Pixels, box: RotatedBox) {
    const outputs = await this.recogniser.run(sampleLine(photo, box));
    const { data, dims } = outputs.floats(CLASS_PROBABILITIES);
    const [, steps = 0, classes = 0] = dims;
    const best = Array.from({ length: steps }, (_, step) =>
      likeliest(data, step * classes, classes),
    );
    return decodeCtc(
      best,
      best.map((one, step) => data[step * classes + one]!),
      this.characters,
    );
  }
}

function likeliest(probabilities: Float32Array, start: number, count: number): number {
  let best = 0;
  for (let c = 1; c < count; c++) {
    if (probabilities[start + c]! > probabilities[start + best]!) best = c;
  }
  return best;
}
