import type { FileHandle } from 'node:fs/promises';
import { z } from 'zod';

/**
 * A stored file is the object's bytes followed by this many bytes of JSON padded with spaces. One
 * file holds everything, so a link or a rename publishes bytes and headers together; picture
 * viewers ignore what follows the picture.
 */
const TRAILER_BYTES = 256;

const trailerSchema = z.object({
  contentType: z.string(),
  cacheControl: z.string().nullable(),
  etag: z.string(),
});
export type ObjectTrailer = z.infer<typeof trailerSchema>;

export function encodeTrailer(trailer: ObjectTrailer): Buffer {
  const bytes = Buffer.alloc(TRAILER_BYTES, ' ');
  const text = JSON.stringify(trailer);
  if (Buffer.byteLength(text) > TRAILER_BYTES) {
    throw new RangeError(`content type and cache control do not fit ${TRAILER_BYTES} bytes`);
  }
  bytes.write(text);
  return bytes;
}

/** The object's length and its trailer; null for a folder. Throws when the file is not one of ours. */
export async function readTrailer(
  handle: FileHandle,
): Promise<(ObjectTrailer & { byteSize: number }) | null> {
  const stats = await handle.stat();
  if (!stats.isFile()) return null;
  const byteSize = stats.size - TRAILER_BYTES;
  const bytes = Buffer.alloc(TRAILER_BYTES);
  await handle.read(bytes, 0, TRAILER_BYTES, byteSize);
  return { ...trailerSchema.parse(JSON.parse(bytes.toString())), byteSize };
}
