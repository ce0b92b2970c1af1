/** The recogniser's classes after the blank, one a line of the key file, and the space it does not list. */
export function parseCharacterSet(keyFile: string): string[] {
  const lines = keyFile.split(/\r?\n/);
  while (lines.at(-1) === '') lines.pop();
  return [...lines, ' '];
}
