import {
  finishRerender,
  photosAwaitingCredits,
  reidentifyPage,
  rejudgePage,
  type RerenderPage,
  rerenderPage,
  stalePhotos,
} from '@focus-racer/contracts';
import type { InternalClient, WorkflowStarter } from '@focus-racer/service-kit';
import { refusalsAreFinal } from './refusals.ts';

interface Page {
  next: string | null;
}

/** One page of a batch; `next` is where the following one begins. All are safe to repeat. */
export interface PageSteps {
  reidentifyPage(page: {
    eventId: string;
    after: string | null;
  }): Promise<Page & { photos: number; changed: number }>;
  rejudgePage(page: {
    eventId: string;
    after: string | null;
  }): Promise<Page & { photos: number; changed: number }>;
  rerenderPage(page: { eventId: string; after: string | null }): Promise<RerenderPage>;
  finishRerender(order: { eventId: string; version: number }): Promise<{ ended: boolean }>;
  startWaitingPhotos(page: { organizationId: string; after: string | null }): Promise<Page>;
  startStalePhotos(page: { after: string | null }): Promise<Page>;
}

export function createPageSteps(internal: InternalClient, workflows: WorkflowStarter): PageSteps {
  async function startAll(items: WaitingPhoto[]): Promise<void> {
    await Promise.all(
      items.map(({ kind, ...photo }) =>
        kind === 'INGEST'
          ? workflows.start('photoIngest', photo)
          : workflows.start('bringBackPhoto', photo),
      ),
    );
  }
  return {
    reidentifyPage: (page) => refusalsAreFinal(() => internal.ask(reidentifyPage, { ...page })),
    rejudgePage: (page) => refusalsAreFinal(() => internal.ask(rejudgePage, { ...page })),
    rerenderPage: (page) => refusalsAreFinal(() => internal.ask(rerenderPage, { ...page })),
    finishRerender: (order) => refusalsAreFinal(() => internal.ask(finishRerender, { ...order })),
    async startWaitingPhotos(page) {
      const { items, next } = await internal.ask(photosAwaitingCredits, { ...page });
      await startAll(items);
      return { next };
    },
    async startStalePhotos(page) {
      const { items, next } = await internal.ask(stalePhotos, { ...page });
      await startAll(items);
      return { next };
    },
  };
}

interface WaitingPhoto {
  kind: 'INGEST' | 'BRING_BACK';
  photoId: string;
  eventId: string;
  organizationId: string;
  generation: number;
}
