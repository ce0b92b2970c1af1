/** Race names typed on one line, separated by commas or semicolons, each once. */
export function racesTyped(line: string): string[] {
  const names = line.split(/[,;\n]/).map((name) => name.trim().replace(/\s+/g, ' '));
  return [...new Set(names.filter(Boolean))];
}
