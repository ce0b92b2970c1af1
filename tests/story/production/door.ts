import { createServer, type IncomingMessage, request } from 'node:http';
import { writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';
import type { ProcessSpec } from '../../../scripts/system/managed-process.ts';
import { findProgram } from '../../../scripts/system/programs.ts';
import { tethered } from '../../../scripts/system/tethered.ts';

export interface DoorOptions {
  /** The Caddyfile with this machine's addresses. */
  caddyfile: string;
  /** The environment of the compose file's caddy. */
  env: Record<string, string>;
  port: number;
  adminPort: number;
  healthUrl: string;
  folder: string;
}

interface Stoppable {
  stop(): Promise<void>;
}

/** Caddy itself, or null on a machine without it. */
export function caddy(options: DoorOptions): ProcessSpec | null {
  const program = findProgram('caddy', 'CADDY_PATH');
  if (!program) return null;
  const { folder, healthUrl } = options;
  const config = path.join(folder, 'Caddyfile');
  writeFileSync(config, options.caddyfile);
  return tethered({
    name: 'caddy',
    file: program,
    args: ['run', '--config', config, '--adapter', 'caddyfile'],
    env: {
      ...options.env,
      CADDY_ADMIN: `127.0.0.1:${options.adminPort}`,
      XDG_DATA_HOME: folder,
      XDG_CONFIG_HOME: folder,
    },
    stopSignal: 'SIGTERM',
    lastSignal: 'SIGKILL',
    stopLimitMs: 2_000,
    logFile: path.join(folder, 'caddy.log'),
    isReady: async () => (await fetch(healthUrl).catch(() => null))?.ok ?? false,
  });
}

/** In Caddy's place: sends each request where the Caddyfile's `handle` blocks send its path. */
export async function proxyInItsPlace(options: DoorOptions): Promise<Stoppable> {
  const rules = rulesOf(options);
  const upstreamOf = (url = '') =>
    rules.find(({ begins }) => url.startsWith(begins))?.upstream ?? { host: '', port: 0 };
  const headersFor = ({
    headers,
    socket,
  }: IncomingMessage): Record<string, string | string[] | undefined> => ({
    ...headers,
    'x-forwarded-for': socket.remoteAddress ?? '',
  });

  const server = createServer((incoming, outgoing) => {
    const { method, url } = incoming;
    const headers = headersFor(incoming);
    const onward = request({ ...upstreamOf(url), method, path: url, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on('error', () => outgoing.destroy());
    incoming.pipe(onward);
  });
  server.on('upgrade', (incoming, socket, head: Buffer) => {
    const { host, port } = upstreamOf(incoming.url);
    const onward = connect(port, host, () => {
      const lines = Object.entries(headersFor(incoming)).map(
        ([name, value]) => `${name}: ${String(value)}`,
      );
      onward.write([`GET ${incoming.url ?? '/'} HTTP/1.1`, ...lines, '', ''].join('\r\n'));
      onward.write(head);
      onward.pipe(socket).pipe(onward);
    });
    const cut = () => {
      onward.destroy();
      socket.destroy();
    };
    onward.on('error', cut);
    socket.on('error', cut);
  });
  await new Promise<void>((resolve) => server.listen(options.port, '127.0.0.1', resolve));
  return {
    stop: () =>
      new Promise((stopped) => {
        server.close(() => stopped());
        server.closeAllConnections();
      }),
  };
}

/** `handle [path] { … reverse_proxy host:port … }`, in the file's order; the one without a path last. */
function rulesOf({ caddyfile, env }: DoorOptions) {
  return caddyfile
    .split(/^\thandle /m)
    .slice(1)
    .map((block) => {
      const where = /^\S+/.exec(block)?.[0] ?? '';
      const [, host = '', port = ''] = /reverse_proxy ([\d.]+):(\d+)/.exec(block) ?? [];
      const begins =
        where === '{'
          ? '/'
          : where.replaceAll(/\{\$(\w+)\}|\*/g, (_, name: string) => env[name] ?? '');
      return { begins, upstream: { host, port: Number(port) } };
    });
}
