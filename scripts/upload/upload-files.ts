import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { describeFile, type LocalFile } from './find-files.ts';
import type { PublicApi } from './public-api.ts';

const BATCH = 50;
const PARALLEL_UPLOADS = 5;
const ATTEMPTS = 6;
const FIRST_WAIT_MS = 500;

export type FileOutcome =
  | { kind: 'uploaded' }
  | { kind: 'known' }
  | { kind: 'refused'; reason: string }
  | { kind: 'failed'; reason: string };

interface Slot {
  photoId: string | null;
  status: 'UPLOAD' | 'KNOWN' | 'REFUSED';
  rejectionReason: string | null;
  upload: { url: string; headers: { name: string; value: string }[] } | null;
}
interface Completed {
  photoId: string;
  outcome:
    'RECEIVED' | 'ALREADY_RECEIVED' | 'MISSING' | 'REJECTED' | 'NO_LONGER_ALLOWED' | 'NOT_FOUND';
  rejectionReason: string | null;
}

const REQUEST_UPLOADS = `mutation RequestUploads($input: RequestUploadsInput!) {
  requestUploads(input: $input) {
    slots { photoId status rejectionReason upload { url headers { name value } } }
  }
}`;
const COMPLETE_UPLOADS = `mutation CompleteUploads($input: CompleteUploadsInput!) {
  completeUploads(input: $input) { results { photoId outcome rejectionReason } }
}`;

/**
 * Uploads files into an event through the public API, a batch at a time. Files that the event has
 * already are skipped; whatever stopped half way is taken up by calling again with the same files.
 */
export async function uploadFiles(
  api: PublicApi,
  eventId: string,
  paths: readonly string[],
  onOutcome: (path: string, outcome: FileOutcome) => void,
): Promise<void> {
  for (let start = 0; start < paths.length; start += BATCH) {
    const files = await Promise.all(paths.slice(start, start + BATCH).map(describeFile));
    await uploadBatch(api, eventId, files, onOutcome);
  }
}

async function uploadBatch(
  api: PublicApi,
  eventId: string,
  files: LocalFile[],
  onOutcome: (path: string, outcome: FileOutcome) => void,
): Promise<void> {
  const slots = await requestSlots(api, eventId, files);
  const stored = new Map<string, LocalFile>();
  const queue = files.map((file, index) => ({ file, slot: slots[index] }));
  await Promise.all(
    Array.from({ length: PARALLEL_UPLOADS }, async () => {
      for (let next = queue.shift(); next; next = queue.shift()) {
        const { file, slot } = next;
        if (slot?.status === 'UPLOAD' && slot.photoId) {
          const problem = await storeFile(api, eventId, file, slot);
          if (problem) onOutcome(file.path, { kind: 'failed', reason: problem });
          else stored.set(slot.photoId, file);
        } else if (slot?.status === 'KNOWN') {
          onOutcome(file.path, { kind: 'known' });
        } else {
          onOutcome(file.path, { kind: 'refused', reason: slot?.rejectionReason ?? 'UNKNOWN' });
        }
      }
    }),
  );
  if (stored.size === 0) return;
  const { completeUploads } = await patiently(() =>
    api.request<{ completeUploads: { results: Completed[] } }>(COMPLETE_UPLOADS, {
      input: { photoIds: [...stored.keys()] },
    }),
  );
  for (const result of completeUploads.results) {
    const file = stored.get(result.photoId);
    if (file) onOutcome(file.path, outcomeOf(result));
  }
}

async function requestSlots(api: PublicApi, eventId: string, files: LocalFile[]): Promise<Slot[]> {
  const { requestUploads } = await patiently(() =>
    api.request<{ requestUploads: { slots: Slot[] } }>(REQUEST_UPLOADS, {
      input: {
        eventId,
        files: files.map(({ name, byteSize, sha256, contentType }) => ({
          name,
          byteSize,
          sha256,
          contentType,
        })),
      },
    }),
  );
  return requestUploads.slots;
}

/** Puts the bytes into the store; null when they are there, else what went wrong in the end. */
async function storeFile(
  api: PublicApi,
  eventId: string,
  file: LocalFile,
  firstSlot: Slot,
): Promise<string | null> {
  const body = await readFile(file.path);
  let slot: Slot | undefined = firstSlot;
  let problem = 'not tried';
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    if (attempt > 0) await delay(FIRST_WAIT_MS * 2 ** (attempt - 1));
    if (!slot?.upload) return slot?.status === 'KNOWN' ? null : (slot?.rejectionReason ?? problem);
    try {
      const response = await fetch(slot.upload.url, {
        method: 'PUT',
        headers: Object.fromEntries(slot.upload.headers.map(({ name, value }) => [name, value])),
        body,
      });
      if (response.ok || response.status === 412) return null;
      problem = `the store answered ${response.status}`;
      if (response.status === 403) [slot] = await requestSlots(api, eventId, [file]);
    } catch (error) {
      problem = error instanceof Error ? error.message : String(error);
    }
  }
  return problem;
}

function outcomeOf(result: Completed): FileOutcome {
  if (result.outcome === 'REJECTED') {
    return { kind: 'refused', reason: result.rejectionReason ?? 'UNKNOWN' };
  }
  if (result.outcome === 'NO_LONGER_ALLOWED' || result.outcome === 'NOT_FOUND') {
    return { kind: 'failed', reason: 'you no longer take part in this event' };
  }
  if (result.outcome === 'MISSING') {
    return { kind: 'failed', reason: 'the store does not have it: run the command again' };
  }
  return { kind: 'uploaded' };
}

/** A request that the network lost is sent again: the API's operations are safe to repeat. */
async function patiently<T>(request: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await request();
    } catch (error) {
      const refused = error instanceof Error && error.name === 'ApiError' && !mayPass(error);
      if (refused || attempt === ATTEMPTS) throw error;
      await delay(FIRST_WAIT_MS * 2 ** (attempt - 1));
    }
  }
}

function mayPass(error: Error): boolean {
  const code = 'code' in error ? error.code : null;
  return code === 'FAULT' || code === 'UNAVAILABLE';
}
