/** Where a reader goes on to once signed in: the page she was sent here from, when it is one of this site. */
export function placeAfterLogin(next: unknown, otherwise: string): string {
  return typeof next === 'string' && /^\/(?![/\\])/.test(next) ? next : otherwise;
}
