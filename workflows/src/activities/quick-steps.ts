import {
  captureCredit,
  type CreditOutcome,
  holdPhotoDown,
  openCreditAccount,
  type PhotoIngestInput,
  type PhotoState,
  type ReadingResult,
  recordBroughtBack,
  type RenderResult,
  type VisionEngineName,
} from '@focus-racer/contracts';
import type { InternalClient } from '@focus-racer/service-kit';
import { askPhotoRooms } from './photo-rooms.ts';
import { finishPhoto, startPhoto } from './photo-steps.ts';
import { refusalsAreFinal } from './refusals.ts';

/** Database-only steps, asked of the subgraphs that own the tables. All are idempotent. */
export interface QuickSteps {
  /** PROCESSING with a credit held, and the engine that is to read it; else where it stays. */
  startPhoto(photo: PhotoIngestInput): Promise<{ state: PhotoState; engine: VisionEngineName }>;
  finishPhoto(
    photo: PhotoIngestInput & { rendered: RenderResult; reading: ReadingResult | null },
  ): Promise<{ state: PhotoState }>;
  recordBroughtBack(photo: { photoId: string }): Promise<{ state: PhotoState }>;
  /** Answers OUT_OF_CREDITS when none is left. */
  tryCaptureCredit(photo: {
    photoId: string;
    organizationId: string;
  }): Promise<{ outcome: CreditOutcome }>;
  openCreditAccount(organization: { organizationId: string; welcome: boolean }): Promise<void>;
  /** An order older than what the catalog knows changes nothing. */
  enforceTakedown(order: {
    takedownId: string;
    photoId: string;
    version: number;
    held: boolean;
  }): Promise<{ state: PhotoState }>;
}

export function createQuickSteps(
  internal: InternalClient,
  engine: VisionEngineName = 'embedded',
): QuickSteps {
  const rooms = askPhotoRooms(internal);
  return {
    startPhoto: (photo) =>
      refusalsAreFinal(async () => ({ state: await startPhoto(rooms, photo), engine })),
    finishPhoto: (photo) =>
      refusalsAreFinal(async () => ({ state: await finishPhoto(rooms, photo) })),
    recordBroughtBack: ({ photoId }) =>
      refusalsAreFinal(() => internal.ask(recordBroughtBack, { photoId })),
    tryCaptureCredit: ({ photoId, organizationId }) =>
      refusalsAreFinal(() => internal.ask(captureCredit, { photoId, organizationId })),
    enforceTakedown: (order) => refusalsAreFinal(() => internal.ask(holdPhotoDown, { ...order })),
    async openCreditAccount({ organizationId, welcome }) {
      await refusalsAreFinal(() => internal.ask(openCreditAccount, { organizationId, welcome }));
    },
  };
}
