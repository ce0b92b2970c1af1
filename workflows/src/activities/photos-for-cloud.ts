import { availableParallelism } from 'node:os';
import type { UnusablePhoto } from '@focus-racer/contracts';

/** In memory, at about 1 MB each. */
const KEPT = 100;

interface PhotoOfGeneration {
  readonly photoId: string;
  readonly generation: number;
}

/**
 * What three calls about the same photo need, made once when they come at about the same time, a
 * core's worth at once. Whoever comes too late has it made again.
 */
export class PhotosForCloud<Prepared extends object> {
  readonly #kept = new Map<string, Promise<Prepared | UnusablePhoto>>();
  readonly #lanes: Promise<unknown>[];
  #turn = 0;

  constructor(
    private readonly prepare: (photoId: string) => Promise<Prepared | UnusablePhoto>,
    lanes = availableParallelism(),
  ) {
    this.#lanes = Array.from({ length: lanes }, () => Promise.resolve());
  }

  get({ photoId, generation }: PhotoOfGeneration): Promise<Prepared | UnusablePhoto> {
    const key = `${photoId}:${generation}`;
    const known = this.#kept.get(key);
    if (known) return known;
    const made = this.#inLane(() => this.prepare(photoId));
    this.#keep(key, made);
    return made;
  }

  #inLane<T>(work: () => Promise<T>): Promise<T> {
    this.#turn = (this.#turn + 1) % this.#lanes.length;
    const done = (this.#lanes[this.#turn] ?? Promise.resolve()).then(work);
    this.#lanes[this.#turn] = done.catch(() => undefined);
    return done;
  }

  #keep(key: string, made: Promise<Prepared | UnusablePhoto>): void {
    this.#kept.set(key, made);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > KEPT && oldest !== undefined) this.#kept.delete(oldest);
    // What went wrong may go well the next time.
    made.then(
      (prepared) => 'outcome' in prepared && this.#kept.delete(key),
      () => this.#kept.delete(key),
    );
  }
}
