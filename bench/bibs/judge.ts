import type { ReadingResult } from '@focus-racer/contracts';
import {
  addLengths,
  BibList,
  type Calibration,
  CALIBRATION,
  candidatesOf,
  decideBibs,
  lengthsOf,
  NO_LENGTHS,
  DEFAULT_PUBLISH_CONFIDENCE as PUBLISH,
} from '@focus-racer/catalog';
import type { AnnotatedPhoto } from './ground-truth.ts';
import { fitWeights, type Sample } from './logistic-fit.ts';
import { isRight, type Judged, score } from './score.ts';

/** What the engine read in one run over all photos. */
export type Run = ReadonlyMap<AnnotatedPhoto, ReadingResult>;

export type Lists = ReadonlyMap<string, ReadonlySet<string>>;

interface Known {
  readonly photo: AnnotatedPhoto;
  readonly reading: ReadingResult;
  readonly event: Parameters<typeof decideBibs>[1];
}

/** As the product would have it, boxes too. */
interface JudgedWithBoxes extends Judged {
  readonly guesses: ReturnType<typeof decideBibs>;
}

/** Each photo with what its event knows after the last photo of the run; a run is a new event. */
function* withKnowledge(runs: readonly Run[], lists: Lists | null): Generator<Known> {
  const bibLists = new Map([...(lists ?? [])].map(([event, keys]) => [event, new BibList(keys)]));
  for (const run of runs) {
    for (const [event, photos] of Map.groupBy(run, ([photo]) => photo.event)) {
      const lengths = photos
        .map(([, reading]) => lengthsOf(reading))
        .reduce(addLengths, NO_LENGTHS);
      const knowledge = { list: bibLists.get(event) ?? null, lengths };
      for (const [photo, reading] of photos) yield { photo, reading, event: knowledge };
    }
  }
}

export function judge(
  runs: readonly Run[],
  lists: Lists | null,
  calibration?: Calibration,
): JudgedWithBoxes[] {
  return [...withKnowledge(runs, lists)].map(({ photo, reading, event }) => ({
    photo,
    guesses: decideBibs(reading, event, calibration),
  }));
}

/** The product's evidence, weighed anew on these runs, and with each of these sets of lists. */
export function fitCalibration(runs: readonly Run[], fittingLists: readonly Lists[]): Calibration {
  const fit = (sets: readonly (Lists | null)[], mode: keyof Calibration) => {
    const known = sets.flatMap((lists) => [...withKnowledge(runs, lists)]);
    const samples = known.flatMap(({ photo, reading, event }): Sample[] =>
      candidatesOf(reading, event).map((candidate) => ({
        evidence: candidate.evidence,
        isRight: isRight(photo, candidate),
      })),
    );
    return fitWeights(samples, Object.keys(CALIBRATION[mode].evidence));
  };
  return { open: fit([null], 'open'), listed: fit(fittingLists, 'listed') };
}

const THRESHOLDS = [0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9];

/** One F1 differs from another by as much when photos move by a few pixels. */
const NOISE = 0.01;
/** Where confidences are calibrated the best F1 is had near it. */
const NATURAL = 0.5;

/** Of the thresholds with the best F1, give or take noise, the one nearest to the natural one. */
export function bestThreshold(judged: readonly Judged[]): number {
  const scored = THRESHOLDS.map((threshold) => ({ threshold, f1: score(judged, threshold).f1 }));
  const best = Math.max(...scored.map(({ f1 }) => f1));
  const [nearest] = scored
    .filter(({ f1 }) => f1 > best - NOISE)
    .sort((a, b) => Math.abs(a.threshold - NATURAL) - Math.abs(b.threshold - NATURAL));
  return nearest?.threshold ?? NATURAL;
}

/** Each event judged with weights and a threshold that were chosen on the others. */
export function crossValidate(
  runs: readonly Run[],
  lists: Lists | null,
  fittingLists: readonly Lists[],
): { judged: Judged[]; published: Judged[]; thresholds: Record<string, number> } {
  const events = new Set(runs.flatMap((run) => [...run.keys()].map(({ event }) => event)));
  const only = (isWanted: (event: string) => boolean) =>
    runs.map((run) => new Map([...run].filter(([photo]) => isWanted(photo.event))));
  const judged: Judged[] = [];
  const published: Judged[] = [];
  const thresholds: Record<string, number> = {};
  for (const event of events) {
    const others = only((other) => other !== event);
    const calibration = fitCalibration(others, fittingLists);
    const threshold = bestThreshold(
      (lists ? fittingLists : [null]).flatMap((one) => judge(others, one, calibration)),
    );
    thresholds[event] = threshold;
    const here = judge(
      only((one) => one === event),
      lists,
      calibration,
    );
    judged.push(...here);
    published.push(
      ...here.map(({ photo, guesses }) => ({
        photo,
        guesses: guesses.filter(({ confidence }) => confidence >= threshold),
      })),
    );
  }
  return { judged, published, thresholds };
}

export { PUBLISH };
