import { createHash, randomUUID } from 'node:crypto';
import { type FileHandle, link, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { cacheControlOf, checkKey, checkPrefix } from '../object-key.ts';
import { type ObjectFacts, type ObjectHeaders, ObjectNotFoundError } from '../object-store.ts';
import { isErrno } from './errno.ts';
import { encodeTrailer, type ObjectTrailer, readTrailer } from './object-trailer.ts';

/** An object open for reading; whoever opened it closes the handle. */
export type OpenObject = ObjectTrailer & { byteSize: number; handle: FileHandle };

class WrongLengthError extends Error {
  override name = 'WrongLengthError';
}

const ABANDONED_AFTER_MS = 24 * 60 * 60 * 1000;

/**
 * Objects as files: `objects/<key>`, and `incoming/` for what is still being written, which a link
 * or a rename moves to its key in one step. Several processes may use one directory.
 */
export class ObjectDirectory {
  readonly #objects: string;
  readonly #incoming: string;

  constructor(root: string) {
    this.#objects = resolve(root, 'objects');
    this.#incoming = resolve(root, 'incoming');
  }

  /** Makes the folders and clears what uploads cut by a crash left behind. */
  async prepare(): Promise<void> {
    await mkdir(this.#objects, { recursive: true });
    await mkdir(this.#incoming, { recursive: true });
    for (const name of await readdir(this.#incoming)) {
      const path = join(this.#incoming, name);
      const found = await stat(path).catch(nullWhenMissing);
      if (found && Date.now() - found.mtimeMs > ABANDONED_AFTER_MS) await rm(path, { force: true });
    }
  }

  async open(key: string): Promise<OpenObject | null> {
    const handle = await open(this.#pathOf(key)).catch(nullWhenMissing);
    if (!handle) return null;
    try {
      const trailer = await readTrailer(handle);
      if (trailer) return { ...trailer, handle };
      await handle.close();
      return null;
    } catch (error) {
      await handle.close();
      throw error;
    }
  }

  async exists(key: string): Promise<boolean> {
    return (await stat(this.#pathOf(key)).catch(nullWhenMissing)) !== null;
  }

  /**
   * Stores a stream of exactly `byteSize` bytes, durably. null when the object exists already, also
   * when another call won meanwhile. Throws WrongLengthError, or what the stream failed with.
   */
  async create(
    key: string,
    body: Readable,
    headers: ObjectHeaders & { byteSize: number },
  ): Promise<ObjectFacts | null> {
    return this.#publish(key, headers, (handle) => copyInto(handle, body, headers.byteSize), link);
  }

  async replace(key: string, bytes: Uint8Array, headers: ObjectHeaders): Promise<void> {
    const write = async (handle: FileHandle): Promise<ObjectFacts> => {
      await handle.writeFile(bytes);
      return { byteSize: bytes.byteLength, etag: etagOf(createHash('sha256').update(bytes)) };
    };
    await this.#publish(key, headers, write, rename);
  }

  /** Both keys share one file: objects are replaced, never changed. */
  async copy(from: string, to: string): Promise<void> {
    const incoming = this.#newIncomingPath();
    try {
      await link(this.#pathOf(from), incoming).catch((error: unknown) => {
        throw isErrno(error, 'ENOENT', 'ENOTDIR') ? new ObjectNotFoundError(from) : error;
      });
      await this.#moveTo(to, incoming, rename);
    } finally {
      await rm(incoming, { force: true });
    }
  }

  async remove(key: string): Promise<void> {
    await rm(this.#pathOf(key), { force: true });
  }

  async *keys(prefix: string): AsyncIterable<string> {
    checkPrefix(prefix);
    const entries = await readdir(join(this.#objects, prefix), { withFileTypes: true }).catch(
      nullWhenMissing,
    );
    for (const entry of entries ?? []) {
      if (entry.isDirectory()) yield* this.keys(`${prefix}${entry.name}/`);
      else yield `${prefix}${entry.name}`;
    }
  }

  #pathOf(key: string): string {
    checkKey(key);
    return join(this.#objects, key);
  }

  #newIncomingPath(): string {
    return join(this.#incoming, randomUUID());
  }

  async #publish(
    key: string,
    headers: ObjectHeaders,
    write: (handle: FileHandle) => Promise<ObjectFacts>,
    move: Move,
  ): Promise<ObjectFacts | null> {
    checkKey(key);
    const incoming = this.#newIncomingPath();
    try {
      const handle = await open(incoming, 'wx');
      let facts: ObjectFacts;
      try {
        facts = await write(handle);
        const cacheControl = headers.cacheControl ?? cacheControlOf(key) ?? null;
        const { contentType } = headers;
        await handle.appendFile(encodeTrailer({ contentType, cacheControl, etag: facts.etag }));
        await handle.datasync();
      } finally {
        await handle.close();
      }
      return (await this.#moveTo(key, incoming, move)) ? facts : null;
    } finally {
      await rm(incoming, { force: true });
    }
  }

  async #moveTo(key: string, incoming: string, move: Move): Promise<boolean> {
    const path = this.#pathOf(key);
    await mkdir(dirname(path), { recursive: true });
    try {
      await move(incoming, path);
    } catch (error) {
      if (isErrno(error, 'EEXIST')) return false;
      throw error;
    }
    await syncFolder(dirname(path));
    return true;
  }
}

/** link refuses a target that exists, rename replaces it. */
type Move = (from: string, to: string) => Promise<void>;

async function copyInto(
  handle: FileHandle,
  body: Readable,
  byteSize: number,
): Promise<ObjectFacts> {
  const hash = createHash('sha256');
  let received = 0;
  const counted = async function* (): AsyncIterable<Buffer> {
    for await (const chunk of body as AsyncIterable<Buffer>) {
      hash.update(chunk);
      received += chunk.length;
      yield chunk;
    }
  };
  await handle.writeFile(counted());
  if (received !== byteSize) {
    throw new WrongLengthError(`${received} bytes came instead of ${byteSize}`);
  }
  return { byteSize, etag: etagOf(hash) };
}

function etagOf(hash: ReturnType<typeof createHash>): string {
  return `"${hash.digest('hex').slice(0, 32)}"`;
}

/** Without it a name may be lost with the power although the bytes are safe. Windows cannot. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path);
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

function nullWhenMissing(error: unknown): null {
  if (isErrno(error, 'ENOENT', 'ENOTDIR')) return null;
  throw error;
}
