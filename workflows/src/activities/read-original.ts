import { createHash } from 'node:crypto';
import { type EventLook, originalKey, photoWork, type UnusablePhoto } from '@focus-racer/contracts';
import type { InternalClient } from '@focus-racer/service-kit';
import type { ObjectStore } from '@focus-racer/storage';
import { refusalsAreFinal } from './refusals.ts';

export interface Original {
  outcome: 'READ';
  bytes: Buffer;
  eventId: string;
  photoId: string;
  publicToken: string;
  recipe: string;
  look: EventLook;
  eventName: string;
}

/**
 * The file that was promised when its upload was signed. BYTES_DIFFER when another one stands in
 * its place, or none any more: the photographer can then send it again.
 */
export async function readOriginal(
  { internal, store }: { internal: InternalClient; store: ObjectStore },
  photoId: string,
): Promise<Original | UnusablePhoto> {
  const { sha256, byteSize, ...photo } = await refusalsAreFinal(() =>
    internal.ask(photoWork, { photoId }),
  );
  const key = originalKey(photo);
  // Looked at before it is read: what took its place may be larger than this machine's memory.
  const stored = await store.head(key);
  if (stored?.byteSize !== byteSize) return BYTES_DIFFER;
  const bytes = await store.read(key);
  if (createHash('sha256').update(bytes).digest('hex') !== sha256) return BYTES_DIFFER;
  return { outcome: 'READ', bytes, ...photo };
}

const BYTES_DIFFER: UnusablePhoto = { outcome: 'UNUSABLE', reason: 'BYTES_DIFFER' };
