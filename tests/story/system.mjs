import { createServer } from 'node:http';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePorts } from '../../scripts/system/ports.ts';
import { startSystem } from '../../scripts/system/start-system.ts';

/** Few, so that a story can run out of them; the others are granted more. */
const WELCOME_CREDITS = '3';
/** All that stories do comes from one address. */
const RATE_LIMIT_SCALE = '100';

/** Brings the whole product up once for all stories, unless it is up; system-end.mjs ends it. */
export default async function startStorySystem() {
  if (process.env.STORY_SYSTEM) return;
  const dataDir = mkdtempSync(path.join(tmpdir(), 'focus-racer-story-'));
  const system = await startSystem({
    dataDir,
    ports: await freePorts(),
    env: { PATH: process.env.PATH, HOME: process.env.HOME, WELCOME_CREDITS, RATE_LIMIT_SCALE },
    log: (line) => process.stderr.write(`${line}\n`),
  });
  const control = await serveKills(system);
  globalThis.focusRacerStorySystem = { dataDir, system, control };
  process.env.STORY_SYSTEM = JSON.stringify({
    addresses: system.addresses,
    serviceToken: system.secrets.SERVICE_TOKEN,
    control: `http://127.0.0.1:${control.address().port}`,
  });
}

/** Stories run in processes of their own: POST /<part> kills that part and answers when it is ready again. */
function serveKills({ processes }) {
  const server = createServer((request, response) => {
    const part = processes.get(request.url.slice(1));
    part
      .kill('SIGKILL')
      .then(() => part.waitReady())
      .then(() => response.end())
      .catch((error) => response.writeHead(500).end(String(error)));
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(server));
  });
}
