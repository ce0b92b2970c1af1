import { ASKERS, THINGS } from './askers.ts';
import { FIELD_ASKERS, type FieldRow, FIELDS, sightsOf } from './fields.ts';
import { OPERATIONS, outcomesOf, type Row } from './table.ts';

const SIGNS = { yes: '✓', UNAUTHENTICATED: 'S', FORBIDDEN: 'F', NOT_FOUND: 'N' } as const;
/** Beside a thing that this asker cannot own. */
const NONE = '·';

const INTRODUCTION = `# Who may do what

Written by \`npm run generate\` from \`scripts/authorization\`; a test of the whole graph asks every cell
(\`tests/graph/authorization\`). Do not edit it here.

Each cell says what an operation answers about a thing of the asker's own, of somebody else, and one that
is gone: ✓ does it, S asks to sign in (UNAUTHENTICATED), F refuses (FORBIDDEN), N knows of no such thing
(NOT_FOUND), · the asker cannot own such a thing. One sign alone: the operation is about nothing that
belongs to anybody, or about the asker herself.

Who asks: the photographers A and B and the organiser own an organization each; the members belong to
A's with the role named; the crew was invited to A's event from elsewhere; the admin belongs to none; each
key is of A's organization, with one scope.
`;

const FIELDS_INTRODUCTION = `
## Fields

What whoever may see the thing is not told for that reason alone: own, then foreign; ✓ shown, – null.
`;

/**
 * The tables as a page. Throws for an operation of the public API that has no row, and for a row of
 * none.
 */
export function writeAuthorizationTable(operations: readonly string[]): string {
  const rows = Object.keys(OPERATIONS);
  const [missing, unknown] = [without(operations, rows), without(rows, operations)];
  if (missing.length + unknown.length > 0) {
    throw new Error(
      `scripts/authorization/table.ts has no row for [${missing.join(', ')}] and a row for what is not there [${unknown.join(', ')}]`,
    );
  }
  const operationRows = tableOf(
    ['operation', 'about', 'key scope', ...ASKERS.map(({ name }) => name)],
    rows.toSorted().map((name) => rowOf(name, OPERATIONS[name])),
  );
  const fieldRows = tableOf(
    ['field', 'of', ...FIELD_ASKERS.map(({ name }) => name)],
    Object.entries(FIELDS).map(([name, row]) => fieldRowOf(name, row)),
  );
  return [INTRODUCTION, operationRows, FIELDS_INTRODUCTION, fieldRows].join('\n');
}

function tableOf(header: readonly string[], rows: readonly string[][]): string {
  const lines = [header, header.map(() => '---'), ...rows];
  return lines.map((cells) => `| ${cells.join(' | ')} |\n`).join('');
}

function fieldRowOf(name: string, row: FieldRow): string[] {
  const sights = sightsOf(row);
  const signOf = (cell: string) => (cell in sights ? (sights[cell] === 'shown' ? '✓' : '–') : NONE);
  const cells = FIELD_ASKERS.map((asker) =>
    ['own', 'foreign'].map((thing) => signOf(`${asker.name}: ${thing}`)).join(' '),
  );
  return [`\`${name}\``, row.of, ...cells];
}

function rowOf(name: string, row: Row | undefined): string[] {
  if (!row) throw new Error(`no row for ${name}`);
  const outcomes = outcomesOf(row);
  const signOf = (cell: string) => {
    const outcome = outcomes[cell];
    return outcome ? SIGNS[outcome] : NONE;
  };
  const cells = ASKERS.map((asker) =>
    row.thing === null
      ? signOf(asker.name)
      : THINGS.map((thing) => signOf(`${asker.name}: ${thing}`)).join(' '),
  );
  return [`\`${name}\``, row.thing ?? '', row.scope ?? '', ...cells];
}

function without(some: readonly string[], others: readonly string[]): string[] {
  return some.filter((name) => !others.includes(name));
}
