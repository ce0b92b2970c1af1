const MAX_CHARACTERS = 80;
const WORD_JOINER = '\u2060';
/** What moves the text around it or ends its line: controls, and marks of writing direction. */
const UNSEEN = /[\p{Cc}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/**
 * What somebody typed (a name, a title), fit for a mail to somebody else: one line, not long, and
 * nothing in it that a reader's program would turn into a link (a joiner keeps apart what it would).
 */
export function harmless(typed: string): string {
  const line = typed
    .replace(UNSEEN, ' ')
    .replace(/\.(?=\p{L})|@|:(?=\/\/)/gu, `$&${WORD_JOINER}`)
    .replace(/\s+/g, ' ')
    .trim();
  const characters = Array.from(graphemes.segment(line), ({ segment }) => segment);
  if (characters.length <= MAX_CHARACTERS) return line;
  return `${characters.slice(0, MAX_CHARACTERS - 1).join('')}…`;
}
