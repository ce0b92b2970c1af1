import {
  beginPhoto,
  captureCredit,
  type CreditOutcome,
  holdCredit,
  parkPhoto,
  type PhotoIngestInput,
  type PhotoState,
  type ReadingResult,
  recordPhoto,
  type RenderResult,
  voidCredit,
} from '@focus-racer/contracts';
import type { InternalClient } from '@focus-racer/service-kit';

/** What the catalog and commerce are asked about one photo. Asking twice changes nothing. */
export interface PhotoRooms {
  beginPhoto(photo: PhotoIngestInput): Promise<{ state: PhotoState }>;
  parkPhoto(photo: PhotoIngestInput): Promise<{ state: PhotoState }>;
  recordPhoto(
    photo: PhotoIngestInput & { rendered: RenderResult; reading: ReadingResult | null },
  ): Promise<{ state: PhotoState }>;
  holdCredit(photo: PhotoIngestInput): Promise<{ outcome: CreditOutcome }>;
  captureCredit(photo: PhotoIngestInput): Promise<{ outcome: CreditOutcome }>;
  voidCredit(photo: PhotoIngestInput): Promise<{ outcome: CreditOutcome }>;
}

export function askPhotoRooms(internal: InternalClient): PhotoRooms {
  return {
    beginPhoto: ({ photoId, generation }) => internal.ask(beginPhoto, { photoId, generation }),
    parkPhoto: ({ photoId, generation }) => internal.ask(parkPhoto, { photoId, generation }),
    recordPhoto: ({ photoId, generation, rendered, reading }) =>
      internal.ask(recordPhoto, { photoId, generation, rendered, reading }),
    holdCredit: ({ photoId, organizationId, generation }) =>
      internal.ask(holdCredit, { photoId, organizationId, generation }),
    captureCredit: ({ photoId, organizationId }) =>
      internal.ask(captureCredit, { photoId, organizationId }),
    voidCredit: ({ photoId, organizationId, generation }) =>
      internal.ask(voidCredit, { photoId, organizationId, generation }),
  };
}
