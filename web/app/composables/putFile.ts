import type { SignedUpload } from '~/domain/upload/upload-item.ts';

const STALLED_AFTER_MS = 60_000;

/**
 * Sends a file straight to the store; XMLHttpRequest, because fetch tells no progress of what it
 * sends. Gives the status; throws when the connection breaks or nothing moves for a minute.
 */
export function putFile(
  upload: SignedUpload,
  file: File,
  onProgress: (sentBytes: number) => void,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const broken = () => {
      clearTimeout(stalled);
      reject(Object.assign(new Error('the upload broke off'), { networkError: true }));
    };
    const watchdog = () => setTimeout(() => request.abort(), STALLED_AFTER_MS);
    let stalled = watchdog();
    request.open(upload.method, upload.url);
    for (const { name, value } of upload.headers) {
      // The browser sets the length itself and refuses to be told.
      if (name.toLowerCase() !== 'content-length') request.setRequestHeader(name, value);
    }
    request.upload.onprogress = ({ loaded }) => {
      clearTimeout(stalled);
      stalled = watchdog();
      onProgress(loaded);
    };
    request.onload = () => {
      clearTimeout(stalled);
      resolve(request.status);
    };
    request.onerror = broken;
    request.onabort = broken;
    request.send(file);
  });
}
