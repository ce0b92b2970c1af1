import { type AnnotatedPhoto, withoutZeros } from './ground-truth.ts';

export interface Guess {
  readonly bib: string;
  readonly bibKey: string;
  readonly confidence: number;
}

/** The guesses for a photo in one run. */
export interface Judged {
  readonly photo: AnnotatedPhoto;
  readonly guesses: readonly Guess[];
}

interface Rates {
  precision: number;
  recall: number;
  f1: number;
}

export interface Score extends Rates {
  /** Annotated numbers alone count as right. */
  strict: Rates;
  photosWithWrongBib: number;
  photosAllRight: number;
}

export function isRight(
  { bibs, alsoReadable }: AnnotatedPhoto,
  guess: { bibKey: string },
): boolean {
  const number = withoutZeros(guess.bibKey);
  return bibs.has(number) || alsoReadable.has(number);
}

/** Of what is published from that confidence on. */
export function score(judged: readonly Judged[], publish: number): Score {
  const sum = { annotated: 0, found: 0, alsoReadable: 0, wrong: 0, wrongPhotos: 0, rightPhotos: 0 };
  for (const { photo, guesses } of judged) {
    const published = guesses.filter(({ confidence }) => confidence >= publish);
    const numbers = [...new Set(published.map(({ bibKey }) => withoutZeros(bibKey)))];
    const found = numbers.filter((number) => photo.bibs.has(number)).length;
    const right = numbers.filter((number) => isRight(photo, { bibKey: number })).length;
    const wrong = numbers.length - right;
    sum.annotated += photo.bibs.size;
    sum.found += found;
    sum.alsoReadable += right - found;
    sum.wrong += wrong;
    sum.wrongPhotos += Number(wrong > 0);
    sum.rightPhotos += Number(wrong === 0 && found === photo.bibs.size);
  }
  const { annotated, found, alsoReadable, wrong } = sum;
  const recall = found / annotated;
  return {
    ...rates((found + alsoReadable) / Math.max(1, found + alsoReadable + wrong), recall),
    strict: rates(found / Math.max(1, found + alsoReadable + wrong), recall),
    photosWithWrongBib: sum.wrongPhotos / judged.length,
    photosAllRight: sum.rightPhotos / judged.length,
  };
}

function rates(precision: number, recall: number): Rates {
  return { precision, recall, f1: (2 * precision * recall) / Math.max(1e-9, precision + recall) };
}

const BANDS = [0.1, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 1.01];

export interface Band {
  from: number;
  guesses: number;
  said: number;
  right: number;
}

/** How many of the guesses given with about the same confidence are right. */
export function reliability(judged: readonly Judged[]): Band[] {
  const all = judged.flatMap(({ photo, guesses }) =>
    guesses.map((guess) => ({ said: guess.confidence, right: Number(isRight(photo, guess)) })),
  );
  return BANDS.slice(0, -1).flatMap((from, i) => {
    const band = all.filter(({ said }) => said >= from && said < (BANDS[i + 1] ?? 2));
    if (band.length === 0) return [];
    const mean = (key: 'said' | 'right') =>
      band.reduce((sum, one) => sum + one[key], 0) / band.length;
    return [{ from, guesses: band.length, said: mean('said'), right: mean('right') }];
  });
}
