import {
  addressRotations,
  PREVIEW_SIZE_PX,
  publicRenditionFolder,
  publicRenditionKey,
  recordAddressesRotated,
  THUMBNAIL_SIZE_PX,
} from '@focus-racer/contracts';
import type { InternalClient } from '@focus-racer/service-kit';
import { ObjectNotFoundError, type ObjectStore } from '@focus-racer/storage';
import { whileBeating } from './heartbeat.ts';
import { refusalsAreFinal } from './refusals.ts';
import { removeFolder } from './store-renditions.ts';

export interface StoreSteps {
  /** Moves one page of an event's public renditions to their new addresses and records it. */
  rotateAddresses(page: {
    eventId: string;
    after: string | null;
  }): Promise<{ next: string | null }>;
}

export function createStoreSteps(parts: {
  internal: InternalClient;
  store: ObjectStore;
}): StoreSteps {
  const { internal, store } = parts;

  async function move(from: string, to: string): Promise<void> {
    try {
      await store.copy(from, to);
    } catch (error) {
      // An earlier attempt moved it already and was lost before it could say so.
      if (error instanceof ObjectNotFoundError && (await store.head(to))) return;
      throw error;
    }
    await store.remove(from);
  }

  return {
    rotateAddresses: ({ eventId, after }) =>
      whileBeating(async () => {
        const page = await refusalsAreFinal(() =>
          internal.ask(addressRotations, { eventId, after }),
        );
        for (const { photoId, recipe, fromToken, toToken } of page.items) {
          for (const sizePx of [PREVIEW_SIZE_PX, THUMBNAIL_SIZE_PX] as const) {
            const at = { eventId, photoId, recipe, sizePx };
            await move(
              publicRenditionKey({ ...at, publicToken: fromToken }),
              publicRenditionKey({ ...at, publicToken: toToken }),
            );
          }
          // Crops are drawn again for whoever asks at the new address.
          const from = { eventId, photoId, recipe, publicToken: fromToken };
          await removeFolder(store, publicRenditionFolder(from));
        }
        const photoIds = page.items.map((item) => item.photoId);
        if (photoIds.length > 0) await internal.ask(recordAddressesRotated, { photoIds });
        return { next: page.next };
      }),
  };
}
