import { setTimeout as delay } from 'node:timers/promises';

const PAUSE_MS = 100;
const GALLERY = `query Gallery($slug: String!) {
  event(slug: $slug) { id name photos(first: 50) { edges { node { id width height placeholder takenAt thumbnailUrl identifications { id bib } } } } }
}`;

/** People who look at an event's first page time and again, with a breath between two looks. */
export function startVisitors(graphqlUrl: string, slug: string, count: number) {
  const left = new AbortController();
  let spentMs: number[] = [];
  const look = async (index: number): Promise<void> => {
    while (!left.signal.aborted) {
      const start = performance.now();
      const response = await fetch(graphqlUrl, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'apollo-require-preflight': '1',
          'x-forwarded-for': `2001:db8:1::${index}`,
        },
        body: JSON.stringify({ query: GALLERY, variables: { slug } }),
      });
      const { errors } = (await response.json()) as { errors?: { message: string }[] };
      if (errors?.[0]) throw new Error(errors[0].message);
      spentMs.push(performance.now() - start);
      await delay(PAUSE_MS);
    }
  };
  const all = Promise.all(Array.from({ length: count }, (_, index) => look(index)));
  return {
    /** What the answers since the last call have taken, in milliseconds. */
    collect(): number[] {
      const collected = spentMs;
      spentMs = [];
      return collected;
    },
    async leave(): Promise<void> {
      left.abort();
      await all;
    },
  };
}
