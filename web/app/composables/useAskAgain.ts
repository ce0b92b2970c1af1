const ASK_EVERY_MS = 500;
const LONGEST_WAIT_MS = 90_000;

/**
 * Asks for what somebody is working on until it is there: `ask` answers whether to go on. A second
 * `begin` takes the place of the first; nothing is asked once the component is gone.
 */
export function useAskAgain(ask: () => Promise<boolean>) {
  let turn = 0;
  const stop = () => (turn += 1);
  onScopeDispose(stop);

  async function begin() {
    const mine = stop();
    const until = Date.now() + LONGEST_WAIT_MS;
    while (Date.now() < until) {
      await new Promise((resolve) => setTimeout(resolve, ASK_EVERY_MS));
      // What fails once is asked for again at the next turn.
      if (mine !== turn || !(await ask().catch(() => true))) return;
    }
  }
  return { begin, stop };
}
