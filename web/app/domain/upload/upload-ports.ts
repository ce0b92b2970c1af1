import type { RejectionReason } from '@focus-racer/contracts';
import type { SignedUpload, UploadItem } from './upload-item.ts';

export interface UploadSlot {
  photoId: string | null;
  status: 'UPLOAD' | 'KNOWN' | 'REFUSED';
  rejectionReason: RejectionReason | null;
  upload: SignedUpload | null;
}

export interface CompletedUpload {
  photoId: string;
  outcome:
    'RECEIVED' | 'ALREADY_RECEIVED' | 'MISSING' | 'REJECTED' | 'NO_LONGER_ALLOWED' | 'NOT_FOUND';
  rejectionReason: RejectionReason | null;
}

/** What an upload needs of the outside. Every call may throw; the run tries again. */
export interface UploadPorts<File> {
  /** SHA-256 in hex. */
  hash(file: File): Promise<string>;
  /** Slots in the order of the items. */
  requestUploads(items: readonly UploadItem<File>[]): Promise<UploadSlot[]>;
  /** The HTTP status of the PUT; throws when there was no answer. */
  put(upload: SignedUpload, file: File, onProgress: (sentBytes: number) => void): Promise<number>;
  completeUploads(photoIds: readonly string[]): Promise<CompletedUpload[]>;
  wait(ms: number): Promise<void>;
  nowMs(): number;
}
