import { AppError } from '@focus-racer/service-kit';
import Papa from 'papaparse';
import { z } from 'zod';
import { bibKey } from '../identification/bib-key.ts';
import { raceNameKey } from '../race/race-name.ts';
import {
  type ColumnMapping,
  guessColumns,
  START_LIST_FIELDS,
  type StartListField,
} from './start-list-columns.ts';

/** What a file need not say when the event knows. */
export interface RacesOfEvent {
  /** Where rows without a race belong: the only race, or one named after the event. */
  byDefault: string;
  /** The event has several, so that a row must say which. */
  several: boolean;
}

export const MAX_CSV_BYTES = 5_000_000;
export const MAX_ROWS = 50_000;
export const MAX_COLUMNS = 60;
const MAX_BIB_CHARACTERS = 20;
const MAX_CELL_CHARACTERS = 200;
const MAX_PROBLEMS = 100;
const MAX_RACES = 50;
const SEPARATORS = [';', ',', '\t', '|'];

export interface StartListTable {
  separator: string;
  columns: string[];
  /** Cells of each row, with the row's number in the file; the heading is row 1. */
  rows: { row: number; cells: string[] }[];
}

export interface ListedRunner {
  row: number;
  bib: string;
  bibKey: string;
  name: string | null;
  race: string;
  category: string | null;
  club: string | null;
  email: string | null;
}

export type ProblemCode =
  | 'BIB_COLUMN_MISSING'
  | 'BIB_MISSING'
  | 'BIB_INVALID'
  | 'BIB_TWICE'
  | 'RACE_MISSING'
  | 'TOO_MANY_RACES'
  | 'CELL_TOO_LONG'
  | 'EMAIL_INVALID'
  | 'NO_ROWS';

export interface RowProblem {
  row: number;
  column: string | null;
  code: ProblemCode;
  message: string;
}

/** Cuts a CSV into cells, whatever its separator. Throws PAYLOAD_TOO_LARGE beyond the limits. */
export function readTable(csv: string): StartListTable {
  if (Buffer.byteLength(csv) > MAX_CSV_BYTES) throw tooLarge('bytes', MAX_CSV_BYTES);
  const text = csv.replace(/^\uFEFF/, '');
  const separator = findSeparator(text);
  const { data } = Papa.parse<string[]>(text, { delimiter: separator });
  const numbered = data
    .map((cells, index) => ({ row: index + 1, cells: cells.map((cell) => cell.trim()) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
  const [heading, ...rows] = numbered;
  const columns = heading?.cells ?? [];
  if (rows.length > MAX_ROWS) throw tooLarge('rows', MAX_ROWS);
  if (columns.length > MAX_COLUMNS) throw tooLarge('columns', MAX_COLUMNS);
  return { separator, columns, rows };
}

/** The one that cuts the heading into most columns; the first of them when none cuts it. */
function findSeparator(csv: string): string {
  const heading = csv.split(/\r?\n|\r/).find((line) => line.trim() !== '') ?? '';
  const unquoted = heading.replace(/"[^"]*"/g, '');
  const counts = SEPARATORS.map((separator) => unquoted.split(separator).length);
  return SEPARATORS[counts.indexOf(Math.max(...counts))] ?? ';';
}

function tooLarge(what: string, max: number): AppError {
  return new AppError('PAYLOAD_TOO_LARGE', `A start list has at most ${max} ${what}`, {
    what,
    max,
  });
}

/** The mapping asked for, else the guess. Throws BAD_USER_INPUT for a column that is not there. */
export function chooseColumns(
  table: StartListTable,
  asked: Partial<ColumnMapping> | null,
): ColumnMapping {
  if (!asked) return guessColumns(table.columns);
  const none: ColumnMapping = guessColumns([]);
  for (const [field, column] of Object.entries(asked)) {
    if (column == null) continue;
    if (!Number.isInteger(column) || column < 0 || column >= table.columns.length) {
      throw new AppError('BAD_USER_INPUT', `mapping.${field}: no such column`, {
        field: `mapping.${field}`,
      });
    }
    none[field as StartListField] = column;
  }
  return none;
}

/** Reads rows as runners. At most a hundred problems are named. */
export function readRunners(
  table: StartListTable,
  mapping: ColumnMapping,
  races: RacesOfEvent,
): { runners: ListedRunner[]; problems: RowProblem[] } {
  const problems: RowProblem[] = [];
  const report = (row: number, field: StartListField, code: ProblemCode, message: string): void => {
    const column = mapping[field];
    problems.push({
      row,
      column: column === null ? null : (table.columns[column] ?? null),
      code,
      message,
    });
  };
  if (mapping.bib === null) report(1, 'bib', 'BIB_COLUMN_MISSING', 'No column holds the bib');
  if (table.rows.length === 0) report(1, 'bib', 'NO_ROWS', 'The file has no row below its heading');
  if (problems.length > 0) return { runners: [], problems };

  const raceRequired = mapping.race !== null || races.several;
  const seen = new Map<string, number>();
  const runners = table.rows.map(({ row, cells }) => {
    const cell = (field: StartListField): string | null => {
      const column = mapping[field];
      return (column === null ? null : cells[column]) || null;
    };
    for (const field of START_LIST_FIELDS) {
      if ((cell(field)?.length ?? 0) > MAX_CELL_CHARACTERS) {
        report(row, field, 'CELL_TOO_LONG', `More than ${MAX_CELL_CHARACTERS} characters`);
      }
    }
    const runner = readRunner(row, cell, races.byDefault);
    for (const { field, code, message } of problemsOf(runner)) {
      report(row, field, code, message);
    }
    if (raceRequired && !cell('race')) {
      report(row, 'race', 'RACE_MISSING', 'The row does not say which race');
    }
    const identity = `${raceNameKey(runner.race)} ${runner.bibKey}`;
    const earlier = seen.get(identity);
    if (runner.bibKey && earlier !== undefined) {
      report(row, 'bib', 'BIB_TWICE', `Bib ${runner.bib} stands in row ${earlier} already`);
    } else {
      seen.set(identity, row);
    }
    return runner;
  });
  if (new Set(runners.map(({ race }) => raceNameKey(race))).size > MAX_RACES) {
    report(1, 'race', 'TOO_MANY_RACES', `An event has at most ${MAX_RACES} races`);
  }
  return { runners, problems: problems.slice(0, MAX_PROBLEMS) };
}

function readRunner(
  row: number,
  cell: (field: StartListField) => string | null,
  defaultRace: string,
): ListedRunner {
  const bib = cell('bib') ?? '';
  const parts = [cell('firstName'), cell('lastName')].filter(Boolean);
  return {
    row,
    bib,
    bibKey: bibKey(bib),
    name: cell('name') ?? (parts.join(' ') || null),
    race: cell('race') ?? defaultRace,
    category: cell('category'),
    club: cell('club'),
    email: cell('email')?.toLowerCase() ?? null,
  };
}

function* problemsOf(
  runner: ListedRunner,
): Iterable<{ field: StartListField; code: ProblemCode; message: string }> {
  if (!runner.bib) {
    yield { field: 'bib', code: 'BIB_MISSING', message: 'The bib is missing' };
  } else if (!runner.bibKey || runner.bib.length > MAX_BIB_CHARACTERS) {
    yield { field: 'bib', code: 'BIB_INVALID', message: 'This is no bib' };
  }
  if (runner.email && !z.email().safeParse(runner.email).success) {
    yield { field: 'email', code: 'EMAIL_INVALID', message: 'This is no e-mail address' };
  }
}
