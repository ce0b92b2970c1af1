import type { Pixels } from '../imaging/pixels.ts';
import { type DecodedLine, decodeCtc } from './ctc-decode.ts';
import { sampleLine } from './line-tensor.ts';
import type { PictureNetwork } from './onnx-session.ts';
import type { RotatedBox } from './rotated-box.ts';

export interface RecognisedLine extends DecodedLine {
  /** Probabilities of a blank and the ten digits, step by step. */
  readonly digits: Float32Array;
  readonly box: RotatedBox;
}

/** Reads a line of text from the photo's own pixels. */
export class LineRecogniser {
  constructor(
    private readonly network: PictureNetwork,
    private readonly characters: readonly string[],
  ) {}

  async read(photo: Pixels, box: RotatedBox): Promise<RecognisedLine> {
    const outputs = await this.network.run(sampleLine(photo, box));
    const probabilities = outputs.floats('val').data;
    return {
      ...decodeCtc(outputs.integers('idx'), probabilities, this.characters),
      digits: outputs.floats('dig').data,
      box,
    };
  }
}
