/** The bib that was asked for, as the start list or a photo writes it: leading zeros and case do not matter. */
export function bibAsWritten(asked: string, known: readonly string[]): string {
  const wanted = keyOf(asked);
  return known.find((bib) => keyOf(bib) === wanted) ?? asked.trim();
}

function keyOf(bib: string): string {
  const plain = bib.toUpperCase().replace(/[^\p{L}\p{N}]+/gu, '');
  return plain.replace(/^0+(?=.)/, '');
}
