import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { ANONYMOUS, newId, reidentifyPage } from '@focus-racer/contracts';
import { type Catalog, memberOf, openCatalog, organizationOf } from '../fixture.ts';
import { Identification } from '../identification/identification.entity.ts';
import { StartListEntry } from './start-list-entry.entity.ts';

let catalog: Catalog;
beforeAll(async () => {
  catalog = await openCatalog();
});
afterAll(() => catalog.close());

const owner = memberOf(newId());
const shooter = memberOf(organizationOf(owner), 'SHOOTER');
const stranger = memberOf(newId());
let event: { id: string; slug: string };
beforeEach(async () => {
  event = await catalog.createEvent(owner);
});

const IMPORT = `mutation ($input: ImportStartListInput!) { importStartList(input: $input) {
  __typename
  ... on StartListImported { entries added changed removed event { startListSize races { name startListSize } } }
  ... on InvalidStartListError { message problems { row column code } }
} }`;
const PREVIEW = `query ($eventId: ID!, $csv: String!, $mapping: StartListMappingInput) {
  previewStartList(eventId: $eventId, csv: $csv, mapping: $mapping) {
    separator columns rowCount mapping { bib name firstName lastName race email }
    sample { row bib name race email } problems { row column code }
  }
}`;
const importCsv = (csv: string, mapping?: object) =>
  catalog.get<Record<string, unknown>>(owner, IMPORT, {
    input: { eventId: event.id, csv, mapping },
  });

/** What the workflow `reidentify` does. */
async function reidentify(): Promise<number> {
  let changed = 0;
  let after: string | null = null;
  do {
    const page: { changed: number; next: string | null } = await catalog.internal(reidentifyPage, {
      eventId: event.id,
      after,
    });
    changed += page.changed;
    after = page.next;
  } while (after);
  return changed;
}

const activeOf = async (photoId: string) =>
  (
    await catalog.orm.em
      .fork()
      .find(Identification, { photoId, state: 'ACTIVE' }, { populate: ['entry.race'] })
  ).map(({ bib, entry }) => `${bib} ${entry?.race.name ?? '-'}`);

describe('importStartList', () => {
  test('brings the races and runners of a French timing company', async () => {
    const result = await importCsv(
      '\uFEFFDossard;Nom;Prénom;Course;E-mail\r\n0012;Martin;Amina;10 km;Amina@Example.org\r\n13;Diallo;Léo;Semi;\r\n',
    );
    expect(result).toMatchObject({
      __typename: 'StartListImported',
      entries: 2,
      added: 2,
      event: { startListSize: 2, races: [{ name: '10 km', startListSize: 1 }, { name: 'Semi' }] },
    });
    const entries = await catalog.orm.em
      .fork()
      .find(StartListEntry, { eventId: event.id }, { orderBy: { id: 'asc' } });
    expect(entries).toMatchObject([
      { bib: '0012', bibKey: '12', name: 'Amina Martin', email: 'amina@example.org' },
      { bib: '13', name: 'Léo Diallo', email: null },
    ]);
  });

  test('says what it added, changed and removed; who stays keeps the id', async () => {
    await importCsv('bib,name\n1,A\n2,B\n3,C');
    const idOf = async () =>
      (
        await catalog.orm.em
          .fork()
          .findOneOrFail(StartListEntry, { eventId: event.id, bibKey: '2' })
      ).id;
    const before = await idOf();
    expect(await importCsv('bib,name\n1,A\n02,Bea\n4,D\n5,E')).toMatchObject({
      entries: 4,
      added: 2,
      changed: 1,
      removed: 1,
    });
    expect(await idOf()).toBe(before);
    expect(await importCsv('bib,name\n1,A\n02,Bea\n4,D\n5,E')).toMatchObject({
      added: 0,
      changed: 0,
      removed: 0,
    });
  });

  test('changes nothing when a row has a problem, and names them all', async () => {
    await importCsv('bib,name\n1,A');
    expect(await importCsv('bib,name,email\n7,A,x\n,B,\n007,C,c@example.org')).toMatchObject({
      __typename: 'InvalidStartListError',
      problems: [
        { row: 2, column: 'email', code: 'EMAIL_INVALID' },
        { row: 3, column: 'bib', code: 'BIB_MISSING' },
        { row: 4, column: 'bib', code: 'BIB_TWICE' },
      ],
    });
    expect(await catalog.orm.em.fork().count(StartListEntry, { eventId: event.id })).toBe(1);
  });

  test('takes twenty thousand runners in one go', async () => {
    const rows = Array.from({ length: 20_000 }, (_, i) => `${i + 1};Runner ${i};Race ${i % 4}`);
    expect(await importCsv(['dossard;nom;course', ...rows].join('\n'))).toMatchObject({
      added: 20_000,
    });
    expect(await importCsv(['dossard;nom;course', ...rows.slice(1)].join('\n'))).toMatchObject({
      changed: 0,
      removed: 1,
    });
  });

  test('is for owners and managers', async () => {
    const input = { eventId: event.id, csv: 'bib\n1' };
    const codes = async (viewer: Parameters<Catalog['ask']>[0]) => [
      ...(await catalog.ask(viewer, IMPORT, { input })).codes,
      ...(await catalog.ask(viewer, PREVIEW, input)).codes,
    ];
    expect(await codes(stranger)).toEqual(['NOT_FOUND', 'NOT_FOUND']);
    expect(await codes(shooter)).toEqual(['FORBIDDEN', 'FORBIDDEN']);
    expect(await codes(ANONYMOUS)).toEqual(['UNAUTHENTICATED', 'UNAUTHENTICATED']);
  });

  test('refuses a file beyond the limits', async () => {
    const csv = `bib\n${'1'.repeat(5_000_000)}`;
    const { codes } = await catalog.ask(owner, IMPORT, { input: { eventId: event.id, csv } });
    expect(codes).toEqual(['PAYLOAD_TOO_LARGE']);
  });
});

describe('previewStartList', () => {
  test('guesses, shows and keeps nothing', async () => {
    const csv = 'N° Dossard\tNom complet\tÉpreuve\tCourriel\n7\tAmina\t10 km\ta@example.org';
    expect(await catalog.get(owner, PREVIEW, { eventId: event.id, csv })).toEqual({
      separator: '\t',
      columns: ['N° Dossard', 'Nom complet', 'Épreuve', 'Courriel'],
      rowCount: 1,
      mapping: { bib: 0, name: 1, firstName: null, lastName: null, race: 2, email: 3 },
      sample: [{ row: 2, bib: '7', name: 'Amina', race: '10 km', email: 'a@example.org' }],
      problems: [],
    });
    expect(await catalog.orm.em.fork().count(StartListEntry, { eventId: event.id })).toBe(0);
  });

  test('follows the mapping it is given', async () => {
    const csv = 'a,b\nx,12';
    expect(
      await catalog.get(owner, PREVIEW, { eventId: event.id, csv, mapping: { bib: 1, name: 0 } }),
    ).toMatchObject({ sample: [{ bib: '12', name: 'x' }] });
    expect(await catalog.get(owner, PREVIEW, { eventId: event.id, csv })).toMatchObject({
      problems: [{ code: 'BIB_COLUMN_MISSING' }],
    });
    const { codes } = await catalog.ask(owner, PREVIEW, {
      eventId: event.id,
      csv,
      mapping: { bib: 9 },
    });
    expect(codes).toEqual(['BAD_USER_INPUT']);
  });
});

describe('a start list that comes after the photos', () => {
  test('identifies them from the kept readings', async () => {
    const known = await catalog.publish(owner, event.id, ['0042']);
    const other = await catalog.publish(owner, event.id, ['999']);
    // Too unsure to stand alone; a start list makes it plausible.
    expect(await activeOf(known)).toEqual(['0042 -']);
    await importCsv('bib;name;course\n42;Amina;10 km\n43;Léo;10 km');
    expect(await reidentify()).toBe(2);
    expect(await activeOf(known)).toEqual(['42 10 km']);
    expect(await activeOf(other)).toEqual([]);
    expect(await reidentify()).toBe(0);
    const { kept, counted } = await catalog.counters(event.id);
    expect(kept).toMatchObject(counted);
    expect(kept).toMatchObject({ published: 2, identified: 1 });

    const history = await catalog.orm.em
      .fork()
      .find(Identification, { photoId: known }, { orderBy: { id: 'asc' } });
    expect(history).toMatchObject([
      { state: 'SUPERSEDED', supersededById: history[1]!.id },
      { state: 'ACTIVE' },
    ]);
  });

  test('a bib of two races makes two candidates; a removed runner leaves none', async () => {
    const photo = await catalog.publish(owner, event.id, ['7']);
    await importCsv('bib,race\n7,A\n7,B');
    await reidentify();
    expect((await activeOf(photo)).sort()).toEqual(['7 A', '7 B']);
    await importCsv('bib,race\n7,A\n8,B');
    await reidentify();
    expect(await activeOf(photo)).toEqual(['7 A']);
  });

  test('a decision by hand stands', async () => {
    const photo = await catalog.publish(owner, event.id, ['7', '8']);
    await importCsv('bib\n7\n8\n9');
    await reidentify();
    const em = catalog.orm.em.fork();
    const denied = await em.findOneOrFail(Identification, {
      photoId: photo,
      bibKey: '7',
      state: 'ACTIVE',
    });
    Object.assign(denied, { state: 'DENIED', decidedBy: 'HAND' });
    const confirmed = await em.findOneOrFail(Identification, {
      photoId: photo,
      bibKey: '8',
      state: 'ACTIVE',
    });
    confirmed.decidedBy = 'HAND';
    await em.flush();
    await importCsv('bib\n7\n9');
    await reidentify();
    expect(await activeOf(photo)).toEqual(['8 -']);
  });

  test('no photo slips between: recorded during the import, it is identified in the end', async () => {
    const photos = [];
    for (let i = 0; i < 10; i++) {
      const photoId = await catalog.upload(owner, event.id);
      await catalog.begin(photoId);
      photos.push(photoId);
    }
    const rows = Array.from({ length: 3000 }, (_, i) => `${i + 1},Runner`);
    await Promise.all([
      importCsv(['bib,name', ...rows].join('\n')),
      ...photos.map((photoId, i) => catalog.record(photoId, { bibs: [String(i + 100)] })),
    ]);
    await reidentify();
    for (const [i, photoId] of photos.entries()) {
      expect(await activeOf(photoId)).toEqual([`${i + 100} Trail des Crêtes`]);
    }
    const { kept, counted } = await catalog.counters(event.id);
    expect(kept).toMatchObject(counted);
  });
});

describe('whose names are shown', () => {
  const ENTRIES = `query ($slug: String!) { event(slug: $slug) { bibSearch(bib: "12", first: 1) { entries { bib name } } } }`;
  const nameFor = async (viewer: Parameters<Catalog['ask']>[0]) => {
    const found = await catalog.get<{ bibSearch: { entries: { name: string | null }[] } }>(
      viewer,
      ENTRIES,
      { slug: event.slug },
    );
    return found.bibSearch.entries[0]?.name;
  };

  test('to managers always, to others when the event says so', async () => {
    await importCsv('bib,name\n12,Amina');
    await catalog.update(owner, event.id, { visibility: 'PUBLIC' });
    expect([await nameFor(owner), await nameFor(shooter), await nameFor(ANONYMOUS)]).toEqual([
      'Amina',
      null,
      null,
    ]);
    await catalog.update(owner, event.id, { publicNames: true });
    expect(await nameFor(ANONYMOUS)).toBe('Amina');
  });

  test('an e-mail address is in no type that the store fills', async () => {
    const types = await catalog.get<{
      types: { name: string; fields: { name: string }[] | null }[];
    }>(ANONYMOUS, `{ __schema { types { name fields { name } } } }`);
    const withEmail = types.types.filter(({ fields }) =>
      fields?.some(({ name }) => /mail/i.test(name)),
    );
    expect(withEmail.map(({ name }) => name).sort()).toEqual([
      // Whom a manager invited, as identity tells it.
      'EventInvitation',
      'EventInvitationForAnotherAddressError',
      // Of the file that the manager just sent, not of what is kept.
      'StartListMapping',
      'StartListRow',
    ]);
  });
});
