/** `${NAME}`, `${NAME:-default}`, `${NAME:?why}` and `$$`: what our files use of Compose's language. */
const REFERENCE =
  /\$(?:(?<dollar>\$)|\{(?<name>[A-Z][A-Z0-9_]*)(?::(?<mode>[-?])(?<rest>[^}]*))?\})/g;

export interface Reference {
  name: string;
  /** Absent: neither required nor with a default, which Compose takes for empty. */
  mode?: '-' | '?';
  rest: string;
}

export function referencesIn(text: string): Reference[] {
  return [...text.matchAll(REFERENCE)].flatMap(({ groups }) =>
    groups?.['name'] ? [referenceOf(groups)] : [],
  );
}

/** The text with its variables replaced; tells `missing` of each required one that is not there. */
export function interpolate(
  text: string,
  env: Readonly<Record<string, string | undefined>>,
  missing: (reference: Reference) => void,
): string {
  return text.replace(REFERENCE, (...match: unknown[]) => {
    const groups = match.at(-1) as Record<string, string | undefined>;
    if (groups['dollar']) return '$';
    const reference = referenceOf(groups);
    const value = env[reference.name];
    if (value) return value;
    if (reference.mode === '-') return reference.rest;
    missing(reference);
    return '';
  });
}

function referenceOf(groups: Record<string, string | undefined>): Reference {
  const { name = '', mode, rest = '' } = groups;
  return { name, rest, ...(mode && { mode: mode as '-' | '?' }) };
}
