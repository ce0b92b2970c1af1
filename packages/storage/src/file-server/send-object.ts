import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { attachmentNamed } from '../content-disposition.ts';
import type { OpenObject } from '../files/object-directory.ts';
import { sameSignature } from '../files/url-signer.ts';
import { isPublicKey } from '../object-key.ts';
import { parseByteRange } from './byte-range.ts';
import { liveExpiry } from './expiry.ts';
import type { FileServerParts } from './file-server.ts';
import { Refusal } from './refusal.ts';

type Headers = Record<string, string>;

const READ_BYTES = 256 * 1024;

/** Answers GET and HEAD: under `p/` to everyone, elsewhere with a signature. */
export async function sendObject(
  parts: FileServerParts,
  key: string,
  query: URLSearchParams,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const granted = isPublicKey(key) ? {} : checkGrant(parts, key, query);
  const object = await parts.objects.open(key);
  if (!object) throw new Refusal(404, 'no such object');
  try {
    await send(object, granted, request, response);
  } finally {
    await object.handle.close();
  }
}

/** The headers that a signed address asks for. */
function checkGrant({ signer }: FileServerParts, key: string, query: URLSearchParams): Headers {
  const expiresAtSeconds = liveExpiry(query);
  if (expiresAtSeconds === null) throw new Refusal(403, 'this address is not signed, or expired');
  const downloadName = query.get('name');
  const wanted = signer.signDownload({ key, expiresAtSeconds, downloadName });
  if (!sameSignature(query.get('signature') ?? '', wanted)) {
    throw new Refusal(403, 'the signature does not fit this request');
  }
  const secondsLeft = Math.floor(expiresAtSeconds - Date.now() / 1000);
  return {
    'cache-control': `private, max-age=${secondsLeft}`,
    ...(downloadName !== null && { 'content-disposition': attachmentNamed(downloadName) }),
  };
}

async function send(
  object: OpenObject,
  granted: Headers,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { etag, byteSize, contentType, cacheControl, handle } = object;
  const { headers: asked, method } = request;
  const headers: Headers = {
    etag,
    ...(cacheControl !== null && { 'cache-control': cacheControl }),
    ...granted,
  };
  if (namesEtag(asked['if-none-match'], etag)) {
    response.writeHead(304, headers).end();
    return;
  }
  const sameObject = asked['if-range'] === undefined || asked['if-range'] === etag;
  const range = sameObject ? parseByteRange(asked.range, byteSize) : null;
  if (range === 'UNSATISFIABLE') {
    throw new Refusal(416, 'the object is shorter', { 'content-range': `bytes */${byteSize}` });
  }
  const { start, end } = range ?? { start: 0, end: byteSize - 1 };
  response.writeHead(range ? 206 : 200, {
    ...headers,
    'content-type': contentType,
    'content-length': String(end - start + 1),
    'accept-ranges': 'bytes',
    ...(range && { 'content-range': `bytes ${start}-${end}/${byteSize}` }),
  });
  if (method === 'HEAD' || byteSize === 0) {
    response.end();
    return;
  }
  await pipeline(handle.createReadStream({ start, end, highWaterMark: READ_BYTES }), response);
}

/** Whether an If-None-Match header names this etag; a cache may have made it a weak one. */
function namesEtag(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  return header === '*' || header.split(',').some((one) => one.trim().replace(/^W\//, '') === etag);
}
