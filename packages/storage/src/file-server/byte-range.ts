/** First and last byte, both included. */
interface ByteRange {
  start: number;
  end: number;
}

/**
 * What a Range header asks of an object (RFC 9110, section 14). null means the whole object: no
 * header, one we do not know, or several ranges, which a server may ignore.
 */
export function parseByteRange(
  header: string | undefined,
  byteSize: number,
): ByteRange | 'UNSATISFIABLE' | null {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
  if (!match) return null;
  const [, first = '', last = ''] = match;
  if (first === '') {
    if (last === '') return null;
    const length = Math.min(Number(last), byteSize);
    return length === 0 ? 'UNSATISFIABLE' : { start: byteSize - length, end: byteSize - 1 };
  }
  const start = Number(first);
  const end = last === '' ? byteSize - 1 : Math.min(Number(last), byteSize - 1);
  if (last !== '' && Number(last) < start) return null;
  return start >= byteSize ? 'UNSATISFIABLE' : { start, end };
}
