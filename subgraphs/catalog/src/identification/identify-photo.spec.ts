import { describe, expect, test } from '@jest/globals';
import { newId } from '@focus-racer/contracts';
import { StartListEntry } from '../start-list/start-list-entry.entity.ts';
import { bibCandidates } from './bib-rules.ts';
import { type Identification } from './identification.entity.ts';
import { type EntriesByBibKey, identifyPhoto } from './identify-photo.ts';

const photo = { id: newId(), eventId: newId() };
const now = new Date('2026-05-03T10:00:00Z');
const read = (...texts: string[]) =>
  bibCandidates(
    texts.map((text) => ({
      text,
      confidence: 0.95,
      weakestCharacter: 0.9,
      box: { x: 0, y: 0, width: 1, height: 1 },
    })),
  );
const entry = (bib: string) => Object.assign(new StartListEntry(), { id: newId(), bib });
const list = (...entries: StartListEntry[]): EntriesByBibKey =>
  Map.groupBy(entries, ({ bib }) => bib);
const identify = (
  texts: string[],
  entries: EntriesByBibKey,
  existing: readonly Identification[] = [],
) => identifyPhoto(photo, read(...texts), entries, existing, now);

describe('identifyPhoto', () => {
  test('without a list every plausible bib stands alone', () => {
    const { added, active, changed } = identify(['0042', '7', '10:42'], null);
    expect(added).toMatchObject([
      { bib: '0042', bibKey: '42', entry: null, photoId: photo.id, state: 'ACTIVE' },
    ]);
    expect({ active, changed }).toEqual({ active: 1, changed: true });
  });

  test('an empty list is a list: nobody is on it', () => {
    expect(identify(['42'], list()).added).toEqual([]);
  });

  test('a bib of two races is two candidates, written as the list writes it', () => {
    const [a, b] = [entry('42'), entry('42')];
    const { added } = identify(['042'], list(a, b));
    expect(added.map((one) => [one.bib, one.entry])).toEqual([
      ['42', a],
      ['42', b],
    ]);
  });

  test('asked again with the same list it changes nothing', () => {
    const entries = list(entry('42'));
    const { added } = identify(['42'], entries);
    expect(identify(['42'], entries, added)).toEqual({ added: [], active: 1, changed: false });
  });

  test('what no longer fits is superseded by what took its place', () => {
    const { added: bare } = identify(['42', '99'], null);
    const { added, active } = identify(['42', '99'], list(entry('42')), bare);
    expect(bare).toMatchObject([
      { bibKey: '42', state: 'SUPERSEDED', supersededById: added[0]!.id },
      { bibKey: '99', state: 'SUPERSEDED', supersededById: null },
    ]);
    expect(active).toBe(1);
  });

  test('decisions by hand win, either way', () => {
    const entries = list(entry('42'), entry('43'));
    const { added } = identify(['42', '43'], entries);
    const [denied, confirmed] = added as [Identification, Identification];
    Object.assign(denied, { state: 'DENIED', decidedBy: 'HAND' });
    confirmed.decidedBy = 'HAND';
    expect(identify(['42'], entries, added)).toEqual({ added: [], active: 1, changed: false });
    expect(denied.state).toBe('DENIED');
    expect(confirmed.state).toBe('ACTIVE');
  });
});
