import type { ServerResponse } from 'node:http';

/** An answer other than the one asked for; thrown by the handlers of a request. */
export class Refusal extends Error {
  override name = 'Refusal';

  constructor(
    readonly status: number,
    message: string,
    readonly headers: Record<string, string> = {},
  ) {
    super(message);
  }
}

export function sendRefusal(response: ServerResponse, refusal: Refusal): void {
  response
    .writeHead(refusal.status, {
      'cache-control': 'no-store',
      'content-type': 'text/plain; charset=utf-8',
      ...refusal.headers,
    })
    .end(`${refusal.message}\n`);
}
