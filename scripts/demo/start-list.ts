export interface DemoEntry {
  bib: string;
  firstName: string;
  lastName: string;
  race: '10 km' | 'Semi-marathon';
  category: string;
  club: string;
}

const FIRST_NAMES =
  'Amina,Léo,Chloé,Bastien,Inès,Mathis,Fatou,Hugo,Maëlle,Yanis,Zoé,Étienne,Sarah,Malo,Aïcha,Théo,Louise,Noé,Camille,Idriss,Jeanne,Sacha,Nour,Paul,Élise,Kofi,Manon,Tom,Awa,Victor,Lina,Gabin,Rose,Samuel,Mariam,Jules,Anaïs,Oscar,Salomé,Nils'.split(
    ',',
  );
const LAST_NAMES =
  "Martin,Diallo,Lefèvre,Moreau,N'Guessan,Garnier,Traoré,Roussel,Le Goff,Benali,Perrin,Faure,Cohen,Kerbrat,Sow,Marchand,Dupuis,Brunet,Guérin,Ba,Colin,Renard,Haddad,Mercier,Picard,Mensah,Barbier,Gaillard,Camara,Roche,Vidal,Leroux,Carpentier,Meunier,Keïta,Boyer,Lacroix,Schmitt,Pichon,Hamon".split(
    ',',
  );
const CLUBS = ['AC Valmont', 'Les Foulées du Lac', 'US Montbrun', ''];
const CATEGORIES = ['SEF', 'SEM', 'M0F', 'M2M', 'ESM'];

/** Forty invented runners; a third of them run the half marathon with bibs from 1201. */
export const DEMO_START_LIST: readonly DemoEntry[] = FIRST_NAMES.map((firstName, i) => {
  const half = i % 3 === 2;
  return {
    bib: String(half ? 1201 + i * 7 : 301 + i * 13),
    firstName,
    lastName: LAST_NAMES[i] ?? '',
    race: half ? 'Semi-marathon' : '10 km',
    category: CATEGORIES[i % CATEGORIES.length] ?? '',
    club: CLUBS[i % CLUBS.length] ?? '',
  };
});

/** The start list as a timing company in France would send it. */
export function demoStartListCsv(): string {
  const rows = DEMO_START_LIST.map((e) =>
    [e.bib, e.lastName, e.firstName, e.race, e.category, e.club].join(';'),
  );
  return ['Dossard;Nom;Prénom;Course;Catégorie;Club', ...rows].join('\r\n');
}
