import { setTimeout as delay } from 'node:timers/promises';
import { median } from '../median.ts';

const PAUSE_MS = 200;
const SEARCH = `query Search($slug: String!) {
  event(slug: $slug) {
    bibSearch(bib: "101", first: 24) { total }
    photos(first: 50) { edges { node { id thumbnailUrl previewUrl } } }
  }
}`;

/** Somebody who looks for a bib and at the gallery, time and again, until told to leave. */
export function startVisitor(graphqlUrl: string, slug: string) {
  const left = new AbortController();
  const spentMs: number[] = [];
  const done = (async () => {
    while (!left.signal.aborted) {
      const start = performance.now();
      const response = await fetch(graphqlUrl, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'apollo-require-preflight': '1' },
        body: JSON.stringify({ query: SEARCH, variables: { slug } }),
      });
      const { errors } = (await response.json()) as { errors?: { message: string }[] };
      if (errors?.[0]) throw new Error(errors[0].message);
      spentMs.push(performance.now() - start);
      await delay(PAUSE_MS);
    }
  })();
  return {
    /** The median time of an answer, in milliseconds. */
    async leave(): Promise<number> {
      left.abort();
      await done;
      return Math.round(median(spentMs));
    },
  };
}
