const WORD_JOINER = '\u2060';

/** Somebody chose this name: mail programs make no link of "course.fr" with a joiner after its dot. */
export function unlinked(name: string): string {
  return name.replace(/\.(?=\p{L}{2})/gu, `.${WORD_JOINER}`);
}
