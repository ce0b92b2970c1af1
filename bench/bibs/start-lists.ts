import { type AnnotatedPhoto } from './ground-truth.ts';
import { seeded } from './seeded.ts';

export const DECOYS = 500;

/** Of each event: its annotated bibs and as many decoys, of lengths drawn from the annotated ones. */
export function makeStartLists(
  photos: readonly AnnotatedPhoto[],
  seed: number,
): Map<string, Set<string>> {
  const lists = new Map<string, Set<string>>();
  for (const [event, own] of Map.groupBy(photos, (photo) => photo.event)) {
    const list = new Set(own.flatMap(({ bibs }) => [...bibs]));
    const lengths = [...list].map(({ length }) => length);
    const size = list.size + DECOYS;
    const random = seeded(seed);
    // Short numbers run out: an event of two-digit bibs alone has no 500 others.
    for (let tries = 0; list.size < size && tries < 100 * DECOYS; tries++) {
      const length = lengths[Math.floor(random() * lengths.length)] ?? 4;
      list.add(String(Math.floor(10 ** (length - 1) * (1 + 9 * random()))));
    }
    lists.set(event, list);
  }
  return lists;
}
