import { Agent, request } from 'node:http';

/** Asks as fast as the other side answers, so many at once, for a while. Throws what it refuses. */
export async function load(options: {
  url: string;
  query: string;
  concurrency: number;
  forMs: number;
  tokenOf: (index: number) => string;
}): Promise<{ requests: number; seconds: number }> {
  const agent = new Agent({ keepAlive: true, maxSockets: options.concurrency });
  const body = JSON.stringify({ query: options.query });
  const start = performance.now();
  let requests = 0;
  const lane = async (): Promise<void> => {
    while (performance.now() - start < options.forMs) {
      const answer = await post(options.url, agent, body, options.tokenOf(requests++));
      if (answer.includes('"errors"')) throw new Error(answer);
    }
  };
  await Promise.all(Array.from({ length: options.concurrency }, lane));
  agent.destroy();
  return { requests, seconds: (performance.now() - start) / 1000 };
}

function post(url: string, agent: Agent, body: string, token: string): Promise<string> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  return new Promise((resolve, reject) => {
    request(url, { method: 'POST', agent, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => resolve(Buffer.concat(parts).toString()));
      response.on('error', reject);
    })
      .on('error', reject)
      .end(body);
  });
}
