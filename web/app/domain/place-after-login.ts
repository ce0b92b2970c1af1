const HERE = 'http://here.invalid';

/**
 * Where a reader goes on to once signed in: the page she was sent here from, when it is one of this
 * site. It is read as a browser reads it, which drops tabs and line breaks and takes \ for /.
 */
export function placeAfterLogin(next: unknown, otherwise: string): string {
  if (typeof next !== 'string' || !next.startsWith('/') || !URL.canParse(next, HERE)) {
    return otherwise;
  }
  const { origin, pathname, search, hash } = new URL(next, HERE);
  // A path of two slashes would be a place of its own once a browser reads it again.
  if (origin !== HERE || pathname.startsWith('//')) return otherwise;
  return `${pathname}${search}${hash}`;
}
