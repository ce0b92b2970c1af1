import { type BibCandidate, logit } from './bib-candidate.ts';
import type { BibList } from './bib-list.ts';
import { type BibToken, likelihoodOf, looseTokensOf, tokensOf } from './bib-token.ts';
import { circumstancesOf } from './circumstances.ts';
import type { PhotoReading } from './photo-reading.ts';
import { clusterTokens } from './token-clusters.ts';

/** Less probable ones are not worth weighing. */
const MIN_LIKELIHOOD = 1e-3;
/** About one reading in ten lacks its first or last digit. */
const CUT_SHARE = 0.1;
/** So often no reading sees one digit, or two, at either end of a bib; what is left may be another of the list. */
const UNSEEN = [
  { digits: 1, share: 0.02 },
  { digits: 2, share: 0.004 },
];
/** A reading that another match contains saw a part of the same number. */
const CONTAINED_COUNTS = 0.35;
const MIN_DIGITS = 2;

interface Match {
  readonly key: string;
  readonly token: BibToken;
  readonly likelihood: number;
  /** Read as it stands on the list, nearly so, or but for its first or last digit. */
  readonly kind: 'exact' | 'like' | 'cut';
}

/** With a start list: which of its bibs each reading is, exactly, nearly or but for a digit at an end. */
export function listedCandidates(reading: PhotoReading, list: BibList): BibCandidate[] {
  const tokens = reading.lines.flatMap((line) => {
    const strict = tokensOf(line);
    return strict.length > 0 ? strict : looseTokensOf(line);
  });
  return clusterTokens(tokens).flatMap((cluster) => {
    const [best] = rank(cluster.flatMap((token) => matchesOf(token, list)));
    if (!best) return [];
    const { key, token, likelihood, kind } = best;
    return {
      bib: kind === 'exact' ? token.digits : key,
      bibKey: key,
      box: token.box,
      evidence: {
        ...circumstancesOf(token, reading),
        likelihood: logit(likelihood),
        like: Number(kind === 'like'),
        chance: Math.log(chanceOf(best, list)),
        unlisted: kind === 'exact' ? 0 : Math.log1p(unlistedLikelihood(cluster, list) / likelihood),
      },
    };
  });
}

function matchesOf(token: BibToken, list: BibList): Match[] {
  const exact = token.keys.find((key) => list.has(key));
  if (exact !== undefined) {
    return [{ key: exact, token, likelihood: wholeLikelihood(token, exact, list), kind: 'exact' }];
  }
  if (token.digits.length < MIN_DIGITS) return [];
  return [...list.like(token.digits)].flatMap((key): Match[] => {
    const likelihood = likelihoodOf(token, key);
    if (likelihood > MIN_LIKELIHOOD) return [{ key, token, likelihood, kind: 'like' }];
    if (!isCut(token.digits, key)) return [];
    return [{ key, token, likelihood: likelihoodOf(token) * CUT_SHARE, kind: 'cut' }];
  });
}

/** That the bib says this and is no longer one of the list of which the ends were not seen. */
function wholeLikelihood(token: BibToken, key: string, list: BibList): number {
  const seen = /\D/.test(key) ? key : token.digits;
  const longer = UNSEEN.reduce(
    (sum, { digits, share }) => sum + share * list.countLonger(seen, digits),
    0,
  );
  return likelihoodOf(token) / (1 + longer);
}

function isCut(digits: string, key: string): boolean {
  return key.length === digits.length + 1 && (key.startsWith(digits) || key.endsWith(digits));
}

/** One a key, the likeliest first. */
function rank(matches: readonly Match[]): Match[] {
  const weighed = matches.map((match) => {
    const isPart = matches.some(
      ({ key, kind }) =>
        kind === 'exact' && key.length > match.key.length && key.includes(match.key),
    );
    return isPart ? { ...match, likelihood: match.likelihood * CONTAINED_COUNTS } : match;
  });
  const byKey = new Map<string, Match>();
  for (const match of weighed.sort((a, b) => b.likelihood - a.likelihood)) {
    if (!byKey.has(match.key)) byKey.set(match.key, match);
  }
  return [...byKey.values()];
}

/** How many bibs of the list a reading of something else would fit in this way. */
function chanceOf({ token, key, kind }: Match, list: BibList): number {
  const places = { exact: 1, like: 9 * key.length, cut: 20 }[kind];
  const length = kind === 'cut' ? token.digits.length + 1 : key.length;
  return places * list.density(length) + 1e-4;
}

/** How likely it is that the bib says what is not on the list. */
function unlistedLikelihood(cluster: readonly BibToken[], list: BibList): number {
  return cluster.reduce(
    (most, token) =>
      token.keys.some((key) => list.has(key)) ? most : Math.max(most, likelihoodOf(token)),
    0,
  );
}
