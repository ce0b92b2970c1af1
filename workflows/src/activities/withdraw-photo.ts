import {
  beginWithdrawalWork,
  originalKey,
  privatePhotoFolder,
  publicPhotoFolder,
  recordPutBack,
  webRenditionKey,
} from '@focus-racer/contracts';
import { whileBeating } from './heartbeat.ts';
import { refusalsAreFinal } from './refusals.ts';
import { renderAnew } from './render-anew.ts';
import type { ImageParts } from './render-photo.ts';
import { tidyUp } from './tidy-up.ts';

export interface WithdrawalSteps {
  /**
   * Does to the objects of a photo what its takedowns want now: removes all that is public of it, or
   * renders it anew and shows it. Idempotent. UNUSABLE leaves it down.
   */
  settleWithdrawal(photo: Photo): Promise<{ outcome: WithdrawalOutcome }>;
}
export type WithdrawalOutcome = 'WITHDRAWN' | 'SHOWN' | 'SUPERSEDED' | 'NOTHING' | 'UNUSABLE';

interface Photo {
  eventId: string;
  photoId: string;
}

export function createWithdrawalSteps(parts: ImageParts): WithdrawalSteps {
  const { internal, store } = parts;

  async function withdraw(photo: Photo, recipe: string | null): Promise<void> {
    const kept = new Set([
      originalKey(photo),
      ...(recipe ? [webRenditionKey({ ...photo, recipe })] : []),
    ]);
    for (const folder of [publicPhotoFolder(photo), privatePhotoFolder(photo)]) {
      // Again until nothing is left: somebody may be moving it while it is listed.
      let left = true;
      while (left) left = await removeAllBut(kept, folder);
    }
  }

  async function removeAllBut(kept: ReadonlySet<string>, folder: string): Promise<boolean> {
    let removed = false;
    for await (const key of store.list(folder)) {
      if (kept.has(key)) continue;
      await store.remove(key);
      removed = true;
    }
    return removed;
  }

  async function putBack(photoId: string): Promise<WithdrawalOutcome> {
    const photo = await renderAnew(parts, photoId);
    if (!photo) return 'UNUSABLE';
    const { publicToken, recipe } = photo;
    const { shown, old } = await refusalsAreFinal(() =>
      internal.ask(recordPutBack, { photoId, publicToken, recipe }),
    );
    await tidyUp(parts, photo, old);
    return shown ? 'SHOWN' : 'SUPERSEDED';
  }

  return {
    settleWithdrawal: (photo) =>
      whileBeating(async () => {
        const { photoId } = photo;
        const { work, recipe, old } = await refusalsAreFinal(() =>
          internal.ask(beginWithdrawalWork, { photoId }),
        );
        if (work === 'WITHDRAW') await withdraw(photo, recipe);
        await tidyUp(parts, photo, old);
        if (work === 'PUT_BACK') return { outcome: await putBack(photoId) };
        return { outcome: work === 'WITHDRAW' ? 'WITHDRAWN' : 'NOTHING' };
      }),
  };
}
