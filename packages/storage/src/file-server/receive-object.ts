import type { IncomingMessage, ServerResponse } from 'node:http';
import { sameSignature } from '../files/url-signer.ts';
import { liveExpiry } from './expiry.ts';
import type { FileServerParts } from './file-server.ts';
import { Refusal } from './refusal.ts';

/** Creates an object from a signed PUT. Throws when the body is cut; nothing is left then. */
export async function receiveObject(
  { objects, signer }: FileServerParts,
  key: string,
  query: URLSearchParams,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const length = request.headers['content-length'];
  if (length === undefined) throw new Refusal(411, 'content-length required');

  const expiresAtSeconds = liveExpiry(query);
  if (expiresAtSeconds === null) throw new Refusal(403, 'expired');
  const byteSize = Number(length);
  const contentType = request.headers['content-type'] ?? '';
  const wanted = signer.signUpload({ key, expiresAtSeconds, byteSize, contentType });
  if (
    !sameSignature(query.get('signature') ?? '', wanted) ||
    request.headers['if-none-match'] !== '*'
  ) {
    throw new Refusal(403, 'the signature does not fit this request');
  }

  const stored = (await objects.exists(key))
    ? null
    : await objects.create(key, request, { byteSize, contentType });
  if (!stored) throw new Refusal(412, 'the object exists');
  response.writeHead(200, { etag: stored.etag }).end();
}
