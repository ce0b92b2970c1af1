import type { IncomingMessage, ServerResponse } from 'node:http';
import { Refusal } from './refusal.ts';

const PREFLIGHT_MAX_AGE_SECONDS = 3600;

/** Lets pages of the web, and of nobody else, read answers. */
export function allowWebOrigin(
  request: IncomingMessage,
  response: ServerResponse,
  webOrigin: string,
): void {
  response.setHeader('vary', 'Origin');
  if (request.headers.origin !== webOrigin) return;
  response.setHeader('access-control-allow-origin', webOrigin);
  response.setHeader('access-control-expose-headers', 'ETag, Content-Range');
}

export function answerPreflight(response: ServerResponse): void {
  if (!response.hasHeader('access-control-allow-origin')) {
    throw new Refusal(403, 'not from this origin');
  }
  response
    .writeHead(204, {
      'access-control-allow-methods': 'GET, HEAD, PUT',
      'access-control-allow-headers': 'content-type, if-none-match, range',
      'access-control-max-age': String(PREFLIGHT_MAX_AGE_SECONDS),
    })
    .end();
}
