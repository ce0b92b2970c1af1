import type { RejectionReason } from '@focus-racer/contracts';
import type { FailureKind } from '../failure.ts';

/** How far one file is. KNOWN: the event has it already. */
export type UploadStage =
  | 'WAITING'
  | 'HASHING'
  | 'HASHED'
  | 'READY'
  | 'SENDING'
  | 'SENT'
  | 'RECEIVED'
  | 'KNOWN'
  | 'REFUSED'
  | 'FAILED';

export interface SignedUpload {
  url: string;
  method: string;
  headers: { name: string; value: string }[];
  expiresAt: string;
}

export interface UploadItem<File = unknown> {
  readonly key: string;
  readonly file: File;
  readonly name: string;
  readonly byteSize: number;
  readonly contentType: string;
  stage: UploadStage;
  sentBytes: number;
  sha256: string | null;
  photoId: string | null;
  upload: SignedUpload | null;
  refusal: RejectionReason | null;
  failure: FailureKind | null;
}

export interface UploadSummary {
  files: number;
  settled: number;
  received: number;
  known: number;
  refused: number;
  failed: number;
  bytes: number;
  sentBytes: number;
  /** 0 to 1, over the bytes of all files and a little for each file. */
  progress: number;
}

/** What asking, answering and completing a file take, as bytes that could be sent meanwhile. */
const BYTES_A_FILE_COSTS = 100_000;

const SETTLED: ReadonlySet<UploadStage> = new Set(['RECEIVED', 'KNOWN', 'REFUSED', 'FAILED']);

export function isSettled(item: UploadItem): boolean {
  return SETTLED.has(item.stage);
}

export function newUploadItem<File>(source: {
  key: string;
  file: File;
  name: string;
  byteSize: number;
  contentType: string;
}): UploadItem<File> {
  return {
    ...source,
    stage: 'WAITING',
    sentBytes: 0,
    sha256: null,
    photoId: null,
    upload: null,
    refusal: null,
    failure: null,
  };
}

export function summarize(items: readonly UploadItem[]): UploadSummary {
  const count = (stage: UploadStage) => items.filter((item) => item.stage === stage).length;
  const bytes = items.reduce((sum, item) => sum + item.byteSize, 0);
  const settled = items.filter(isSettled).length;
  const work = bytes + items.length * BYTES_A_FILE_COSTS;
  const sentBytes = items.reduce(
    (sum, item) => sum + (isSettled(item) ? item.byteSize : item.sentBytes),
    0,
  );
  return {
    files: items.length,
    settled,
    received: count('RECEIVED'),
    known: count('KNOWN'),
    refused: count('REFUSED'),
    failed: count('FAILED'),
    bytes,
    sentBytes,
    progress: work === 0 ? 1 : (sentBytes + settled * BYTES_A_FILE_COSTS) / work,
  };
}
