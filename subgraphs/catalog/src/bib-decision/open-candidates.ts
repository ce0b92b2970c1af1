import { bibKey } from '../identification/bib-key.ts';
import { type BibCandidate, logit } from './bib-candidate.ts';
import { type BibLengths, wholeShareOf } from './bib-lengths.ts';
import { type BibToken, hasLetter, likelihoodOf, tokensOf } from './bib-token.ts';
import { circumstancesOf } from './circumstances.ts';
import type { PhotoReading } from './photo-reading.ts';
import { clusterTokens } from './token-clusters.ts';

const MIN_DIGITS = 2;
/** A reading that a sure longer one contains saw a part of the same number. */
const CONTAINED = { sure: 0.85, counts: 0.35 };
/** What looks like a letter beside the digits is often one more digit. */
const WITH_LETTER_COUNTS = 0.5;

/** Without a start list: what each bib says by the vote of its readings. */
export function openCandidates(reading: PhotoReading, lengths: BibLengths): BibCandidate[] {
  const tokens = reading.lines
    .flatMap(tokensOf)
    .filter(({ digits }) => digits.length >= MIN_DIGITS);
  return clusterTokens(tokens).flatMap((cluster) => {
    const { token, support } = elect(cluster);
    const { digits } = token;
    const { oddHeight } = circumstancesOf(token, reading);
    return {
      bib: digits,
      bibKey: bibKey(digits),
      box: token.box,
      evidence: {
        oddHeight,
        weakestDigit: logit(Math.min(...token.probabilities)),
        support: logit(support),
        whole: Math.log(wholeShareOf(lengths, digits.length, reading.people.length)),
      },
    };
  });
}

interface Elected {
  readonly token: BibToken;
  /** Mean probability over all readings of the bib that it says these digits. */
  readonly support: number;
}

/** The digits that all readings together hold for likeliest, in their surest reading. */
function elect(cluster: readonly BibToken[]): Elected {
  const byDigits = [...Map.groupBy(cluster, ({ digits }) => digits)].map(([digits, tokens]) => ({
    digits,
    token: surestOf(tokens),
    support: supportOf(digits, cluster),
    counts: tokens.every(hasLetter) ? WITH_LETTER_COUNTS : 1,
  }));
  const weighed = byDigits.map((one) => {
    const isPart = byDigits.some(
      ({ digits, token }) =>
        digits.length > one.digits.length &&
        digits.includes(one.digits) &&
        meanOf(token) > CONTAINED.sure,
    );
    return { ...one, weight: one.support * one.counts * (isPart ? CONTAINED.counts : 1) };
  });
  const [first] = weighed.sort((a, b) => b.weight - a.weight);
  if (!first) throw new Error('A cluster without tokens');
  return first;
}

function surestOf(tokens: readonly BibToken[]): BibToken {
  return tokens.reduce((best, token) => (likelihoodOf(token) > likelihoodOf(best) ? token : best));
}

function supportOf(digits: string, cluster: readonly BibToken[]): number {
  const sum = cluster.reduce((total, token) => total + likelihoodOf(token, digits), 0);
  return sum / cluster.length;
}

function meanOf({ probabilities }: BibToken): number {
  return probabilities.reduce((sum, p) => sum + p, 0) / probabilities.length;
}
