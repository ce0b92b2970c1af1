import { LOOK_AGAIN_SIGNAL } from '@focus-racer/contracts';
import { condition, continueAsNew, defineSignal, setHandler } from '@temporalio/workflow';

export const lookAgain = defineSignal(LOOK_AGAIN_SIGNAL);

const PAGES_PER_RUN = 100;

/** Where a batch stands: its whole state, so that a run can continue as new. */
export interface Cursor {
  after: string | null;
}

/**
 * Goes over pages to the last one, and again from the first when somebody signalled meanwhile that
 * there is something new. `work` does one page and names the next. Continues as new, so that no
 * history grows with the event.
 */
export async function overPages(
  input: Partial<Cursor>,
  work: (after: string | null) => Promise<string | null>,
): Promise<void> {
  let signals = 0;
  let seen = 0;
  setHandler(lookAgain, () => {
    signals += 1;
  });
  if (input.after === undefined) {
    // The signal that came with the start speaks of this very pass.
    await condition(() => signals > 0, '1 second');
    seen = signals;
  }
  let after = input.after ?? null;
  for (let page = 1; ; page += 1) {
    after = await work(after);
    if (signals > seen) {
      seen = signals;
      after = null;
    } else if (after === null) {
      return;
    }
    if (page === PAGES_PER_RUN) {
      await continueAsNew<(next: Cursor) => Promise<void>>({ ...input, after });
    }
  }
}
