import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';

export interface LocalFile {
  path: string;
  name: string;
  byteSize: number;
  sha256: string;
  contentType: string;
}

const CONTENT_TYPES: Record<string, string> = {
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.png': 'image/png',
  '.webp': 'image/webp',
};

/** Every visible file below a folder, in the order of their paths. */
export async function findFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.') && entry.name !== 'Thumbs.db')
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** Reads a file once to learn what the API asks before an upload. */
export async function describeFile(path: string): Promise<LocalFile> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return {
    path,
    name: basename(path),
    byteSize: (await stat(path)).size,
    sha256: hash.digest('hex'),
    contentType: CONTENT_TYPES[extname(path).toLowerCase()] ?? 'application/octet-stream',
  };
}
