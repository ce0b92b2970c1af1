import type { FileStorageSettings } from '../env.ts';
import { checkKey, checkPublicKey } from '../object-key.ts';
import {
  type DownloadTerms,
  type ObjectFacts,
  type ObjectHeaders,
  ObjectNotFoundError,
  type ObjectStore,
  type SignedPut,
  type UploadTerms,
} from '../object-store.ts';
import { signingWindow } from '../signing-window.ts';
import { ObjectDirectory, type OpenObject } from './object-directory.ts';
import { UrlSigner } from './url-signer.ts';

/** Objects in a folder; browsers reach them through the file server. */
export class FileObjectStore implements ObjectStore {
  readonly #directory: ObjectDirectory;
  readonly #signer: UrlSigner;
  readonly #url: string;
  readonly #now: () => Date;

  constructor(settings: Omit<FileStorageSettings, 'kind'>, now: () => Date = () => new Date()) {
    this.#directory = new ObjectDirectory(settings.directory);
    this.#signer = new UrlSigner(settings.secret);
    this.#url = settings.url;
    this.#now = now;
  }

  prepare(): Promise<void> {
    return this.#directory.prepare();
  }

  signPut(key: string, terms: UploadTerms): Promise<SignedPut> {
    checkKey(key);
    const { byteSize, contentType } = terms;
    const expiresAtSeconds = Math.floor(this.#now().getTime() / 1000) + terms.expiresInSeconds;
    const signature = this.#signer.signUpload({ key, expiresAtSeconds, byteSize, contentType });
    return Promise.resolve({
      url: this.#address(key, { expires: String(expiresAtSeconds), signature }),
      method: 'PUT',
      headers: { 'content-type': contentType, 'if-none-match': '*' },
      expiresAt: new Date(expiresAtSeconds * 1000),
    });
  }

  signGet(key: string, terms: DownloadTerms): Promise<string> {
    checkKey(key);
    const { startsAt, validSeconds } = signingWindow(this.#now(), terms);
    const expiresAtSeconds = startsAt.getTime() / 1000 + validSeconds;
    const downloadName = terms.downloadName ?? null;
    const signature = this.#signer.signDownload({ key, expiresAtSeconds, downloadName });
    return Promise.resolve(
      this.#address(key, {
        expires: String(expiresAtSeconds),
        ...(downloadName !== null && { name: downloadName }),
        signature,
      }),
    );
  }

  publicUrl(key: string): string {
    checkPublicKey(key);
    return `${this.#url}/${key}`;
  }

  async head(key: string): Promise<ObjectFacts | null> {
    const object = await this.#directory.open(key);
    if (!object) return null;
    await object.handle.close();
    return { byteSize: object.byteSize, etag: object.etag };
  }

  read(key: string): Promise<Buffer> {
    return this.#readFrom(key, (object) => ({ start: 0, length: object.byteSize }));
  }

  readRange(key: string, start: number, length: number): Promise<Buffer> {
    return this.#readFrom(key, (object) => ({
      start,
      length: Math.max(0, Math.min(length, object.byteSize - start)),
    }));
  }

  write(key: string, bytes: Uint8Array, headers: ObjectHeaders): Promise<void> {
    return this.#directory.replace(key, bytes, headers);
  }

  copy(from: string, to: string): Promise<void> {
    return this.#directory.copy(from, to);
  }

  remove(key: string): Promise<void> {
    return this.#directory.remove(key);
  }

  list(prefix: string): AsyncIterable<string> {
    return this.#directory.keys(prefix);
  }

  #address(key: string, query: Record<string, string>): string {
    return `${this.#url}/${key}?${new URLSearchParams(query).toString()}`;
  }

  async #readFrom(
    key: string,
    part: (object: OpenObject) => { start: number; length: number },
  ): Promise<Buffer> {
    const object = await this.#directory.open(key);
    if (!object) throw new ObjectNotFoundError(key);
    try {
      const { start, length } = part(object);
      const bytes = Buffer.allocUnsafe(length);
      let filled = 0;
      while (filled < length) {
        const { bytesRead } = await object.handle.read(
          bytes,
          filled,
          length - filled,
          start + filled,
        );
        if (bytesRead === 0) throw new Error(`${key} ended early`);
        filled += bytesRead;
      }
      return bytes;
    } finally {
      await object.handle.close();
    }
  }
}
