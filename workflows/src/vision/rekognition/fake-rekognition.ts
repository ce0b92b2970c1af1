import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { type ApiName, apiOf, FAKE_ANSWERS, type FakeAnswers, refusalOf } from './fake-answers.ts';
import { TokenBucket } from './token-bucket.ts';

/** How the fake cloud behaves; shares are of all calls, 0 to 1, and may be turned while it runs. */
export interface FakeDials {
  latencyMs: number;
  /** Of each API; a second's worth may come at once. */
  quotaPerSecond: number;
  /** Answered as if the quota were used up. */
  throttled: number;
  /** Answered with a 500. */
  errors: number;
  /** Never answered. */
  hangs: number;
  /** Answered with something that is no answer. */
  garbage: number;
  answers: FakeAnswers;
}

const FINE: FakeDials = {
  latencyMs: 0,
  quotaPerSecond: Infinity,
  throttled: 0,
  errors: 0,
  hangs: 0,
  garbage: 0,
  answers: FAKE_ANSWERS,
};

const GARBAGE = [
  '<html><body>502 Bad Gateway</body></html>',
  '{"TextDetections": [{"DetectedText": "12',
  '{"TextDetections": "none", "Labels": 7, "FaceDetails": null}',
  '',
];

const THROTTLING = ['ThrottlingException', 'ProvisionedThroughputExceededException'];

export interface FakeRekognition {
  readonly endpoint: string;
  readonly dials: FakeDials;
  /** Of all calls so far. */
  readonly counts: Record<Outcome, number>;
  close(): Promise<void>;
}
type Outcome = 'answered' | 'throttled' | 'errors' | 'hangs' | 'garbage' | 'refused';

/**
 * Stands in for Amazon Rekognition at the wire: AWS JSON 1.1 on a local port, met by the real SDK.
 * Whoever starts one in production gets an error instead.
 */
export async function startFakeRekognition(
  dials: Partial<FakeDials> = {},
): Promise<FakeRekognition> {
  // eslint-disable-next-line no-restricted-syntax -- must hold whatever the process made of its environment
  if (process.env['NODE_ENV'] === 'production') throw new Error('No fake cloud in production');
  const cloud = new FakeCloud({ ...FINE, ...dials });
  const server = createServer((request, response) => {
    // Whoever hangs up in the middle of a call gets no answer.
    cloud.take(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    dials: cloud.dials,
    counts: cloud.counts,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

class FakeCloud {
  readonly counts = { answered: 0, throttled: 0, errors: 0, hangs: 0, garbage: 0, refused: 0 };
  readonly #quotas = new Map<ApiName, TokenBucket>();
  #calls = 0;

  constructor(readonly dials: FakeDials) {}

  async take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(request);
    const api = apiOf(request.headers['x-amz-target']);
    const refusal = refusalOf(request.headers, body);
    if (api && !refusal) {
      await this.#answer(api, response);
    } else {
      this.counts.refused += 1;
      fail(response, 400, refusal ?? 'UnknownOperationException');
    }
  }

  async #answer(api: ApiName, response: ServerResponse): Promise<void> {
    const outcome = this.#quota(api).take() ? this.#drawOutcome() : 'throttled';
    this.counts[outcome] += 1;
    this.#calls += 1;
    // Turned away at once; whatever else becomes of a call takes its time.
    if (outcome !== 'throttled') await delay(this.dials.latencyMs);
    switch (outcome) {
      case 'throttled':
        fail(response, 400, THROTTLING[this.#calls % THROTTLING.length] ?? '');
        break;
      case 'errors':
        fail(response, 500, 'InternalServerError');
        break;
      case 'garbage':
        send(response, 200, GARBAGE[this.#calls % GARBAGE.length]);
        break;
      case 'answered':
        send(response, 200, JSON.stringify(this.dials.answers[api]));
        break;
      case 'hangs':
        break;
    }
  }

  #quota(api: ApiName): TokenBucket {
    const known = this.#quotas.get(api);
    if (known?.perSecond === this.dials.quotaPerSecond) return known;
    const made = new TokenBucket(this.dials.quotaPerSecond);
    this.#quotas.set(api, made);
    return made;
  }

  #drawOutcome(): Exclude<Outcome, 'refused'> {
    let drawn = Math.random();
    for (const outcome of ['throttled', 'errors', 'hangs', 'garbage'] as const) {
      drawn -= this.dials[outcome];
      if (drawn < 0) return outcome;
    }
    return 'answered';
  }
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

function fail(response: ServerResponse, status: number, type: string): void {
  send(response, status, JSON.stringify({ __type: type, message: `the fake says ${type}` }));
}

function send(response: ServerResponse, status: number, body = ''): void {
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(body);
}
