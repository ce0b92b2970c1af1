export interface UploadTerms {
  /** The body must be exactly this long. */
  byteSize: number;
  contentType: string;
  expiresInSeconds: number;
}

/** A request that whoever holds it may send once. */
export interface SignedPut {
  url: string;
  method: 'PUT';
  /** To send as they are; the client adds content-length from the body, which is signed too. */
  headers: { 'content-type': string; 'if-none-match': '*' };
  expiresAt: Date;
}

export interface DownloadTerms {
  /** The address works at least this long, and at most `quantiseSeconds` longer. */
  expiresInSeconds: number;
  /** One object has one address within a window of this length, so that caches work. Default 60. */
  quantiseSeconds?: number;
  /** Makes browsers save the file under this name instead of showing it. */
  downloadName?: string;
}

export interface ObjectHeaders {
  contentType: string;
  /** Default: `public, max-age=600` under `p/`, none elsewhere. */
  cacheControl?: string;
}

export interface ObjectFacts {
  byteSize: number;
  /** Opaque, quoted as in HTTP; equal bytes in one store have equal etags. */
  etag: string;
}

/**
 * Where the bytes are. Keys are lower-case segments joined by slashes (`object-key.ts`), and no key
 * is another one's folder; anything else throws InvalidKeyError. Objects under `p/` are open to
 * whoever knows the address, all others only through a signed one. A store that cannot be reached
 * makes every method throw.
 */
export interface ObjectStore {
  /** Makes the bucket or folder and its access rules. Idempotent. */
  prepare(): Promise<void>;

  /**
   * Lets a browser create one object: 412 when it exists (of several at once, one wins), 403 for
   * another key, length, type or after the expiry. A body cut short leaves nothing.
   */
  signPut(key: string, terms: UploadTerms): Promise<SignedPut>;

  /** The address of a private object. Does not look whether the object exists. */
  signGet(key: string, terms: DownloadTerms): Promise<string>;

  /** The stable address of an object under `p/`. Throws InvalidKeyError for a private key. */
  publicUrl(key: string): string;

  head(key: string): Promise<ObjectFacts | null>;

  /** Throws ObjectNotFoundError. */
  read(key: string): Promise<Buffer>;

  /** At most `length` (≥ 1) bytes from `start`, fewer where the object ends. Throws ObjectNotFoundError. */
  readRange(key: string, start: number, length: number): Promise<Buffer>;

  /** Creates or replaces; readers see the old bytes or the new ones, never a mixture. */
  write(key: string, bytes: Uint8Array, headers: ObjectHeaders): Promise<void>;

  /** Creates or replaces `to` with the bytes and headers of `from`. Throws ObjectNotFoundError. */
  copy(from: string, to: string): Promise<void>;

  /** A missing object is fine. */
  remove(key: string): Promise<void>;

  /** Keys under a folder, in no promised order; `prefix` ends with a slash. */
  list(prefix: string): AsyncIterable<string>;
}

export class ObjectNotFoundError extends Error {
  override name = 'ObjectNotFoundError';

  constructor(readonly key: string) {
    super(`no object at ${key}`);
  }
}
