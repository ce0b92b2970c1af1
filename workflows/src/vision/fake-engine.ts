import type { ReadingResult, ReadLine } from '@focus-racer/contracts';
import type { ReadableImage, VisionEngine } from './vision-engine.ts';

type Answer = (image: ReadableImage, signal?: AbortSignal) => Promise<ReadLine[]>;

/** Stands in for an engine in tests. Whoever builds one in production gets an error instead. */
export class FakeEngine implements VisionEngine {
  readonly name = 'fake';
  readonly version = '1';

  /** `answer` is called once for each photo; it may fail, wait or look at the image. */
  constructor(private readonly answer: Answer) {
    // eslint-disable-next-line no-restricted-syntax -- must hold whatever the process made of its environment
    if (process.env['NODE_ENV'] === 'production') throw new Error('No fake engine in production');
  }

  async read(image: ReadableImage, signal?: AbortSignal): Promise<ReadingResult> {
    signal?.throwIfAborted();
    const lines = await this.answer(image, signal);
    return {
      engine: this.name,
      engineVersion: this.version,
      lines,
      people: [],
      labels: [],
      insteadOf: null,
    };
  }
}
