import type { CreditsFragment } from '~/graphql/generated.ts';

const STILL_MS = 1_000;
const LONGEST_WAIT_MS = 10_000;
const MOST_READS = 5;

/**
 * Credits are taken just after a photo is counted: reads them when the counters keep still for a
 * second (or every ten while they do not), then ever more slowly while some are still held.
 */
export function useSettledCredits(
  version: () => number | undefined,
  account: () => CreditsFragment | null | undefined,
  read: () => void,
) {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let waitingSince: number | undefined;
  let reads = 0;
  const readIn = (ms: number) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      waitingSince = undefined;
      reads += 1;
      read();
    }, ms);
  };
  watch(version, (_now, before) => {
    if (before === undefined) return;
    reads = 0;
    waitingSince ??= Date.now();
    if (Date.now() - waitingSince < LONGEST_WAIT_MS) readIn(STILL_MS);
  });
  watch(account, (told) => {
    if (told && told.held > 0 && reads > 0 && reads < MOST_READS) readIn(STILL_MS * 2 ** reads);
  });
  onScopeDispose(() => clearTimeout(waiting));
}
