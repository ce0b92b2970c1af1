import {
  beginPhoto,
  captureCredit,
  type CreditOutcome,
  holdCredit,
  openCreditAccount,
  parkPhoto,
  type PhotoIngestInput,
  type PhotoState,
  type ReadingResult,
  recordBroughtBack,
  recordPhoto,
  type RenderResult,
  type VisionEngineName,
  voidCredit,
} from '@focus-racer/contracts';
import type { InternalClient } from '@focus-racer/service-kit';
import { refusalsAreFinal } from './refusals.ts';

interface PhotoOfGeneration {
  photoId: string;
  generation: number;
}
interface PaidPhoto {
  photoId: string;
  organizationId: string;
}

/** Database-only steps, asked of the subgraph that owns the table. All are idempotent. */
export interface QuickSteps {
  /** Answers the engine that is to read the photo, too; histories of before there was a choice do not. */
  beginPhoto(photo: PhotoOfGeneration): Promise<{ state: PhotoState; engine?: VisionEngineName }>;
  parkPhoto(photo: PhotoOfGeneration): Promise<{ state: PhotoState }>;
  recordPhoto(
    photo: PhotoOfGeneration & { rendered: RenderResult; reading: ReadingResult | null },
  ): Promise<{ state: PhotoState }>;
  recordBroughtBack(photo: { photoId: string }): Promise<{ state: PhotoState }>;
  holdCredit(photo: PhotoIngestInput): Promise<{ outcome: CreditOutcome }>;
  voidCredit(photo: PhotoIngestInput): Promise<{ outcome: CreditOutcome }>;
  /** Tries until the credit is taken. */
  captureCredit(photo: PaidPhoto): Promise<{ outcome: CreditOutcome }>;
  /** Answers OUT_OF_CREDITS when none is left. */
  tryCaptureCredit(photo: PaidPhoto): Promise<{ outcome: CreditOutcome }>;
  openCreditAccount(organization: { organizationId: string }): Promise<void>;
}

export function createQuickSteps(
  internal: InternalClient,
  engine: VisionEngineName = 'embedded',
): QuickSteps {
  const credits = ({ photoId, organizationId, generation }: PhotoIngestInput) => ({
    photoId,
    organizationId,
    generation,
  });
  const tryCaptureCredit: QuickSteps['tryCaptureCredit'] = ({ photoId, organizationId }) =>
    refusalsAreFinal(() => internal.ask(captureCredit, { photoId, organizationId }));
  return {
    beginPhoto: ({ photoId, generation }) =>
      refusalsAreFinal(async () => ({
        ...(await internal.ask(beginPhoto, { photoId, generation })),
        engine,
      })),
    parkPhoto: ({ photoId, generation }) =>
      refusalsAreFinal(() => internal.ask(parkPhoto, { photoId, generation })),
    recordPhoto: ({ photoId, generation, rendered, reading }) =>
      refusalsAreFinal(() => internal.ask(recordPhoto, { photoId, generation, rendered, reading })),
    recordBroughtBack: ({ photoId }) =>
      refusalsAreFinal(() => internal.ask(recordBroughtBack, { photoId })),
    holdCredit: (photo) => refusalsAreFinal(() => internal.ask(holdCredit, credits(photo))),
    voidCredit: (photo) => refusalsAreFinal(() => internal.ask(voidCredit, credits(photo))),
    tryCaptureCredit,
    async captureCredit(photo) {
      const answer = await tryCaptureCredit(photo);
      if (answer.outcome !== 'CAPTURED') throw new Error(`the credit is ${answer.outcome}`);
      return answer;
    },
    async openCreditAccount({ organizationId }) {
      await refusalsAreFinal(() => internal.ask(openCreditAccount, { organizationId }));
    },
  };
}
