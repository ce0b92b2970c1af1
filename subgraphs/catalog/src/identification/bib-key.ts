/**
 * What bibs are matched by: upper case letters and digits, without leading zeros. "007", "7" and
 * " 7 " are the same bib, "A7" is another. Empty when the text holds neither letter nor digit.
 */
export function bibKey(bib: string): string {
  const plain = bib.toUpperCase().replace(/[^\p{L}\p{N}]+/gu, '');
  return plain.replace(/^0+(?=.)/, '');
}
