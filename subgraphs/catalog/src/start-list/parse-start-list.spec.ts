import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  chooseColumns,
  MAX_COLUMNS,
  MAX_ROWS,
  readRunners,
  readTable,
} from './parse-start-list.ts';
import { guessColumns } from './start-list-columns.ts';

const one = { byDefault: '10 km', several: false };
const several = { byDefault: '10 km', several: true };
const read = (csv: string, races = one) => {
  const table = readTable(csv);
  return readRunners(table, chooseColumns(table, null), races);
};
const problemsOf = (csv: string, races = one) =>
  read(csv, races).problems.map(({ row, code }) => `${row} ${code}`);

describe('guessColumns', () => {
  test.each([
    [['Dossard', 'Nom', 'Prénom'], { bib: 0, lastName: 1, firstName: 2, name: null }],
    [['N° DOSSARD', 'NOM COMPLET'], { bib: 0, name: 1 }],
    [['Bib', 'First Name', 'Last Name', 'Email'], { bib: 0, firstName: 1, lastName: 2, email: 3 }],
    [['Numéro', 'Épreuve', 'Catégorie', 'Équipe'], { bib: 0, race: 1, category: 2, club: 3 }],
    [['club', 'e-mail', 'no', 'name'], { club: 0, email: 1, bib: 2, name: 3 }],
    [['Nr', 'x'], { bib: null }],
    [[], { bib: null }],
  ])('%j', (headings, mapping) => {
    expect(guessColumns(headings)).toMatchObject(mapping);
  });

  test('no column serves two fields', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('nom', 'name', 'no', 'bib', 'mail', 'x')),
        (headings) => {
          const used = Object.values(guessColumns(headings)).filter((column) => column !== null);
          expect(new Set(used).size).toBe(used.length);
        },
      ),
    );
  });
});

describe('readTable', () => {
  test.each([';', ',', '\t', '|'])('finds the separator %j', (separator) => {
    const csv = [
      ['bib', 'name'],
      ['1', 'A'],
    ]
      .map((row) => row.join(separator))
      .join('\r\n');
    expect(readTable(csv)).toEqual({
      separator,
      columns: ['bib', 'name'],
      rows: [{ row: 2, cells: ['1', 'A'] }],
    });
  });

  test('reads quotes, a byte order mark and blank lines; rows keep their number', () => {
    const { columns, rows } = readTable('\uFEFFbib;name\n\n1;"A; ""the"" B"\n;\n 2 ;C\n');
    expect(columns).toEqual(['bib', 'name']);
    expect(rows).toEqual([
      { row: 3, cells: ['1', 'A; "the" B'] },
      { row: 5, cells: ['2', 'C'] },
    ]);
  });

  test('refuses what is beyond the limits', () => {
    const rows = (n: number) => `bib\n${'1\n'.repeat(n)}`;
    expect(readTable(rows(MAX_ROWS)).rows).toHaveLength(MAX_ROWS);
    expect(() => readTable(rows(MAX_ROWS + 1))).toThrow('at most 50000 rows');
    expect(() => readTable(`${'a,'.repeat(MAX_COLUMNS)}b\n1`)).toThrow('at most 60 columns');
    expect(() => readTable('x'.repeat(5_000_001))).toThrow('at most 5000000 bytes');
  });

  test('never throws for anything shorter', () => {
    fc.assert(fc.property(fc.string(), (csv) => void read(csv)));
  });
});

describe('readRunners', () => {
  test('joins names, folds addresses, fills the race', () => {
    const { runners, problems } = read(
      'dossard;prénom;nom;email;club\n007;Amina;Martin;Amina@Example.ORG;',
    );
    expect(problems).toEqual([]);
    expect(runners).toEqual([
      {
        row: 2,
        bib: '007',
        bibKey: '7',
        name: 'Amina Martin',
        race: '10 km',
        category: null,
        club: null,
        email: 'amina@example.org',
      },
    ]);
  });

  test('names each problem with its row', () => {
    expect(problemsOf('name\nA')).toEqual(['1 BIB_COLUMN_MISSING']);
    expect(problemsOf('bib\n')).toEqual(['1 NO_ROWS']);
    expect(problemsOf('bib;name\n;A\n--;B')).toEqual(['2 BIB_MISSING', '3 BIB_INVALID']);
    expect(problemsOf(`bib\n${'1'.repeat(21)}`)).toEqual(['2 BIB_INVALID']);
    expect(problemsOf('bib;name\n7;A\n07;B')).toEqual(['3 BIB_TWICE']);
    expect(problemsOf(`bib;name\n7;${'A'.repeat(201)}`)).toEqual(['2 CELL_TOO_LONG']);
    expect(problemsOf('bib;mail\n7;x@y')).toEqual(['2 EMAIL_INVALID']);
  });

  test('a bib may stand once in each race', () => {
    expect(problemsOf('bib;race\n7;A\n7;B\n7; a ')).toEqual(['4 BIB_TWICE']);
  });

  test('a row must say its race when there is a choice', () => {
    expect(problemsOf('bib\n7', several)).toEqual(['2 RACE_MISSING']);
    expect(problemsOf('bib;race\n7;A\n8;')).toEqual(['3 RACE_MISSING']);
    expect(problemsOf('bib\n7')).toEqual([]);
  });

  test('a hundred problems are enough, fifty races too', () => {
    expect(problemsOf(`bib;name\n${';x\n'.repeat(300)}`)).toHaveLength(100);
    const races = Array.from({ length: 51 }, (_, i) => `${i};Race ${i}`).join('\n');
    expect(problemsOf(`bib;race\n${races}`)).toEqual(['1 TOO_MANY_RACES']);
  });
});

test('chooseColumns refuses a column that is not there', () => {
  const table = readTable('a;b\n1;2');
  expect(chooseColumns(table, { bib: 1 })).toMatchObject({ bib: 1, name: null });
  for (const bib of [2, -1, 0.5]) {
    expect(() => chooseColumns(table, { bib })).toThrow('no such column');
  }
});
