import type { SignedPut } from '@focus-racer/storage';
import type { SignedUpload } from './upload.results.ts';

/** As the API shows it. */
export function toSignedUpload({ url, method, headers, expiresAt }: SignedPut): SignedUpload {
  return {
    url,
    method,
    headers: Object.entries(headers).map(([name, value]) => ({ name, value })),
    expiresAt,
  };
}
