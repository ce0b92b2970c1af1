import type { Box } from '@focus-racer/contracts';
import type { BibToken } from './bib-token.ts';

/** Tokens lie on the same bib when they share more than this of the smaller one. */
const SAME_BIB_OVERLAP = 0.5;

/** Tokens that lie over one another, directly or through others: readings of one bib. */
export function clusterTokens(tokens: readonly BibToken[]): BibToken[][] {
  let clusters: BibToken[][] = [];
  for (const token of tokens) {
    const touched = clusters.filter((cluster) =>
      cluster.some((other) => overlap(token.box, other.box) > SAME_BIB_OVERLAP),
    );
    clusters = clusters.filter((cluster) => !touched.includes(cluster));
    clusters.push([...touched.flat(), token]);
  }
  return clusters;
}

/** The shared area's share of the smaller box. */
function overlap(a: Box, b: Box): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  const smaller = Math.min(a.width * a.height, b.width * b.height);
  return (Math.max(0, width) * Math.max(0, height)) / smaller;
}
