import { originalKey, type RejectionReason } from '@focus-racer/contracts';
import { checkInput, requireActor } from '@focus-racer/service-kit';
import type { CatalogContext } from '../context.ts';
import { crewOf } from '../crew/crew-of.ts';
import { tookPart } from '../crew/took-part.ts';
import { uploadRefusal, uploadsFor } from '../event/event.policy.ts';
import { findEvent } from '../event/find-event.ts';
import type { Photo } from '../photo/photo.entity.ts';
import { announcePhotos } from './announce-photos.ts';
import { toSignedUpload } from './signed-upload.ts';
import {
  type AnnouncedFile,
  MAX_ORIGINAL_BYTES,
  type RequestUploadsInput,
  requestUploadsSchema,
} from './upload.inputs.ts';
import type { RequestUploadsPayload, SignedUpload, UploadSlot } from './upload.results.ts';

const SIGNED_PUT_SECONDS = 3600;

/** Gives each file an id and an address to send it to, unless it is known or can never be accepted. */
export async function requestUploads(
  context: CatalogContext,
  input: RequestUploadsInput,
): Promise<RequestUploadsPayload> {
  const account = requireActor(context.viewer);
  const { eventId, files } = checkInput(requestUploadsSchema, input);
  const { event, organizationId } = await getPlaceToSend(context, eventId, account.accountId);

  const acceptable = files.filter((file) => refusalOf(file) === null);
  const photos = await announcePhotos(
    context.em,
    event,
    { accountId: account.accountId, organizationId },
    acceptable,
  );
  if (photos.size > 0) context.changes.announce(event.id);

  const offered = new Set<string>();
  const slots: UploadSlot[] = [];
  for (const file of files) {
    const refusal = refusalOf(file);
    const photo = photos.get(file.sha256);
    if (refusal) {
      slots.push(refusedSlot(refusal));
    } else if (!photo) {
      throw new Error(`photo of ${file.sha256} vanished while it was announced`);
    } else if (photo.state === 'REJECTED' && photo.rejectionReason) {
      slots.push(refusedSlot(photo.rejectionReason));
    } else if (photo.state !== 'AWAITING_UPLOAD' || offered.has(photo.id)) {
      slots.push(knownSlot(photo));
    } else {
      offered.add(photo.id);
      slots.push(await uploadSlot(context, photo));
    }
  }
  return { slots };
}

async function getPlaceToSend(context: CatalogContext, eventId: string, accountId: string) {
  const event = await findEvent(context, eventId);
  const crew = event ? await crewOf(context, event.id) : [];
  const organizationId = event && uploadsFor(context.viewer, event, crew);
  if (organizationId) return { event, organizationId };
  throw uploadRefusal(context.viewer, event, {
    crew,
    tookPart: event !== null && (await tookPart(context.em, event.id, accountId)),
  });
}

function refusalOf(file: AnnouncedFile): RejectionReason | null {
  if (file.byteSize === 0) return 'EMPTY_FILE';
  return file.byteSize > MAX_ORIGINAL_BYTES ? 'TOO_LARGE' : null;
}

function refusedSlot(rejectionReason: RejectionReason): UploadSlot {
  return { photoId: null, status: 'REFUSED', upload: null, photo: null, rejectionReason };
}

function knownSlot(photo: Photo): UploadSlot {
  return { photoId: photo.id, status: 'KNOWN', upload: null, photo, rejectionReason: null };
}

async function uploadSlot(context: CatalogContext, photo: Photo): Promise<UploadSlot> {
  const upload = await signUpload(context, photo);
  return { photoId: photo.id, status: 'UPLOAD', upload, photo, rejectionReason: null };
}

async function signUpload({ store }: CatalogContext, photo: Photo): Promise<SignedUpload> {
  const key = originalKey({ eventId: photo.eventId, photoId: photo.id });
  return toSignedUpload(
    await store.signPut(key, {
      byteSize: photo.byteSize,
      contentType: photo.contentType,
      expiresInSeconds: SIGNED_PUT_SECONDS,
    }),
  );
}
