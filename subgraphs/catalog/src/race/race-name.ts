/** Folds case, accents and spacing, so that "Marathon " and "marathon" are the same race. */
export function raceNameKey(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
