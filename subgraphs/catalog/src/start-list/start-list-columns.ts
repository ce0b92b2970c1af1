/** What a start list may say of a runner. */
export const START_LIST_FIELDS = [
  'bib',
  'firstName',
  'lastName',
  'name',
  'race',
  'category',
  'club',
  'email',
] as const;
export type StartListField = (typeof START_LIST_FIELDS)[number];

/** Which column holds which field. */
export type ColumnMapping = Record<StartListField, number | null>;

/** Headings of French and English start lists, folded as `foldHeading` does, the likelier first. */
const HEADINGS: Record<StartListField, readonly string[]> = {
  bib: [
    'dossard',
    'bib',
    'n dossard',
    'no dossard',
    'num dossard',
    'numero dossard',
    'numero de dossard',
    'n de dossard',
    'bib number',
    'bib no',
    'race number',
    'dossards',
    'plaque',
    'numero',
    'number',
    'num',
    'no',
    'n',
  ],
  firstName: ['prenom', 'prenoms', 'first name', 'firstname', 'given name', 'forename'],
  lastName: ['nom de famille', 'last name', 'lastname', 'surname', 'family name', 'nom'],
  name: [
    'nom complet',
    'nom et prenom',
    'nom prenom',
    'prenom nom',
    'full name',
    'fullname',
    'participant',
    'coureur',
    'athlete',
    'concurrent',
    'runner',
    'name',
  ],
  race: [
    'course',
    'epreuve',
    'nom de l epreuve',
    'nom de la course',
    'parcours',
    'race',
    'race name',
    'competition',
    'distance',
    'event',
  ],
  category: ['categorie', 'category', 'cat', 'categ', 'age group', 'classe'],
  club: ['club', 'equipe', 'team', 'team name', 'nom du club', 'association', 'structure'],
  email: [
    'email',
    'e mail',
    'mail',
    'courriel',
    'adresse email',
    'adresse e mail',
    'adresse mail',
    'email address',
  ],
};

/** Without case, accents and punctuation: "N° Dossard" → "n dossard". */
function foldHeading(heading: string): string {
  return heading
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

/** Guesses the mapping from the headings; each column serves one field at most. */
export function guessColumns(headings: readonly string[]): ColumnMapping {
  const folded = headings.map(foldHeading);
  const taken = new Set<number>();
  const guess = (field: StartListField): number | null => {
    for (const known of HEADINGS[field]) {
      const column = folded.findIndex((heading, i) => heading === known && !taken.has(i));
      if (column >= 0) {
        taken.add(column);
        return column;
      }
    }
    return null;
  };
  return Object.fromEntries(
    START_LIST_FIELDS.map((field) => [field, guess(field)]),
  ) as ColumnMapping;
}
