import { LOOK_AGAIN_SIGNAL } from '@focus-racer/contracts';
import { condition, continueAsNew, defineSignal, setHandler } from '@temporalio/workflow';

export const lookAgain = defineSignal(LOOK_AGAIN_SIGNAL);

const PAGES_PER_RUN = 100;

/** Where a batch stands: its whole state, so that a run can continue as new. */
export interface Cursor {
  after: string | null;
}

/**
 * Goes over pages to the last one, and once more from the first when somebody signalled meanwhile
 * that there is something new. `work` does one page and names the next. Continues as new, so that
 * no history grows with the event.
 */
export async function overPages<I extends object>(
  input: I & Partial<Cursor>,
  work: (after: string | null) => Promise<string | null>,
): Promise<void> {
  let again = false;
  setHandler(lookAgain, () => {
    again = true;
  });
  let after = input.after ?? null;
  // The signal that came with the start speaks of this very pass.
  await condition(() => again, '1 second');
  again = false;
  for (let page = 1; ; page += 1) {
    after = await work(after);
    if (again) {
      again = false;
      after = null;
    } else if (after === null) {
      return;
    }
    if (page >= PAGES_PER_RUN)
      await continueAsNew<(i: I & Cursor) => Promise<void>>({ ...input, after });
  }
}
