import {
  detectImageType,
  IMAGE_SIGNATURE_BYTES,
  originalKey,
  type RejectionReason,
} from '@focus-racer/contracts';
import type { ObjectStore } from '@focus-racer/storage';
import type { Photo } from '../photo/photo.entity.ts';

export type UploadVerdict = 'PRESENT' | 'MISSING' | RejectionReason;

/** Looks at what arrived: is it there, as long as promised, and an image by its first bytes. */
export async function inspectUpload(store: ObjectStore, photo: Photo): Promise<UploadVerdict> {
  const key = originalKey({ eventId: photo.eventId, photoId: photo.id });
  const facts = await store.head(key);
  if (!facts) return 'MISSING';
  if (facts.byteSize === 0) return 'EMPTY_FILE';
  if (facts.byteSize !== photo.byteSize) return 'BYTES_DIFFER';
  const firstBytes = await store.readRange(key, 0, IMAGE_SIGNATURE_BYTES);
  return detectImageType(firstBytes) ? 'PRESENT' : 'NOT_AN_IMAGE';
}
