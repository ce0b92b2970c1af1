import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { isErrno } from '../files/errno.ts';
import { ObjectDirectory } from '../files/object-directory.ts';
import { UrlSigner } from '../files/url-signer.ts';
import { isObjectKey } from '../object-key.ts';
import { allowWebOrigin, answerPreflight } from './cors.ts';
import { receiveObject } from './receive-object.ts';
import { Refusal, sendRefusal } from './refusal.ts';
import { sendObject } from './send-object.ts';

interface FileServerOptions {
  host: string;
  /** 0 takes a free one. */
  port: number;
  directory: string;
  secret: string;
  webOrigin: string;
  onFault: (error: unknown) => void;
}

/** What the handlers of one request need. */
export interface FileServerParts {
  objects: ObjectDirectory;
  signer: UrlSigner;
}

// A slow line may take as long as its address is valid; a silent one does not keep its place.
const LONGEST_UPLOAD_MS = 60 * 60 * 1000;
const SILENT_FOR_MS = 60_000;
const DRAIN_MS = 5_000;

/** Serves the objects of one directory to browsers: signed uploads and downloads, `p/` to everyone. */
export async function startFileServer(
  options: FileServerOptions,
): Promise<{ port: number; stop(): Promise<void> }> {
  const parts: FileServerParts = {
    objects: new ObjectDirectory(options.directory),
    signer: new UrlSigner(options.secret),
  };
  await parts.objects.prepare();

  const underway = new Set<Promise<void>>();
  const server = createServer({ requestTimeout: LONGEST_UPLOAD_MS }, (request, response) => {
    response.setHeader('x-content-type-options', 'nosniff');
    response.setHeader('content-security-policy', "default-src 'none'; sandbox");
    allowWebOrigin(request, response, options.webOrigin);
    const answered = answer(parts, request, response)
      .catch((error: unknown) => {
        if (!(error instanceof Refusal) && !clientWentAway(error)) options.onFault(error);
        if (response.headersSent) response.destroy();
        else sendRefusal(response, error instanceof Refusal ? error : STORE_FAILED);
      })
      .finally(() => underway.delete(answered));
    underway.add(answered);
  });
  server.setTimeout(SILENT_FOR_MS);
  await listen(server, options);

  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : options.port,
    async stop() {
      await closeGently(server);
      await Promise.all(underway);
    },
  };
}

const STORE_FAILED = new Refusal(500, 'the store failed');

async function answer(
  parts: FileServerParts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = URL.parse(request.url ?? '', 'http://files');
  if (!url) throw new Refusal(400, 'not an address');
  if (url.pathname === '/health') {
    response.setHeader('content-type', 'application/json').end('{"status":"ok"}');
    return;
  }
  const key = url.pathname.slice(1);
  if (!isObjectKey(key)) throw new Refusal(404, 'no such object');
  switch (request.method) {
    case 'OPTIONS':
      answerPreflight(response);
      return;
    case 'GET':
    case 'HEAD':
      await sendObject(parts, key, url.searchParams, request, response);
      return;
    case 'PUT':
      await receiveObject(parts, key, url.searchParams, request, response);
      return;
    default:
      throw new Refusal(405, 'method not allowed', { allow: 'GET, HEAD, PUT, OPTIONS' });
  }
}

function clientWentAway(error: unknown): boolean {
  return isErrno(error, 'ECONNRESET', 'EPIPE', 'ERR_STREAM_PREMATURE_CLOSE');
}

function listen(server: Server, { host, port }: FileServerOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
}

/** Lets running transfers end for a while, then cuts them; a cut upload leaves nothing. */
function closeGently(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const limit = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
    server.close(() => {
      clearTimeout(limit);
      resolve();
    });
  });
}
