import { createHmac, timingSafeEqual } from 'node:crypto';

interface UploadGrant {
  key: string;
  expiresAtSeconds: number;
  byteSize: number;
  contentType: string;
}

interface DownloadGrant {
  key: string;
  expiresAtSeconds: number;
  downloadName: string | null;
}

/** HMAC-SHA256 over everything a signed address allows; shared by the store and its server. */
export class UrlSigner {
  readonly #secret: string;

  constructor(secret: string) {
    this.#secret = secret;
  }

  signUpload(grant: UploadGrant): string {
    return this.#sign([
      'PUT',
      grant.key,
      grant.expiresAtSeconds,
      grant.byteSize,
      grant.contentType,
    ]);
  }

  signDownload(grant: DownloadGrant): string {
    return this.#sign(['GET', grant.key, grant.expiresAtSeconds, grant.downloadName]);
  }

  #sign(terms: readonly (string | number | null)[]): string {
    return createHmac('sha256', this.#secret).update(JSON.stringify(terms)).digest('base64url');
  }
}

/** Takes the same time wherever the first difference is. */
export function sameSignature(given: string, wanted: string): boolean {
  const givenBytes = Buffer.from(given);
  const wantedBytes = Buffer.from(wanted);
  return givenBytes.length === wantedBytes.length && timingSafeEqual(givenBytes, wantedBytes);
}
