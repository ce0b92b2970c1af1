import { describe, expect, test } from '@jest/globals';
import { newId } from '@focus-racer/contracts';
import type { BibGuess } from '../bib-decision/decide-bibs.ts';
import { StartListEntry } from '../start-list/start-list-entry.entity.ts';
import { bibKey } from './bib-key.ts';
import type { DecisionBasis } from './change-reason.ts';
import type { EntriesByBibKey } from './find-entries.ts';
import type { Identification } from './identification.entity.ts';
import { type Decision, identifyPhoto } from './identify-photo.ts';

const photo = { id: newId(), eventId: newId() };
const at = new Date('2026-05-03T10:00:00Z');
const box = { x: 0, y: 0, width: 1, height: 1 };
const basis: DecisionBasis = {
  startListVersion: 0,
  thresholds: { publish: 0.9, doubt: 0.5 },
  lengths: {},
};
const guess = (bib: string, confidence = 0.95): BibGuess => ({
  bib,
  bibKey: bibKey(bib),
  confidence,
  box,
});
const entry = (bib: string) => Object.assign(new StartListEntry(), { id: newId(), bib });
const list = (...entries: StartListEntry[]): EntriesByBibKey =>
  Map.groupBy(entries, ({ bib }) => bib);
const identify = (
  guesses: BibGuess[],
  entries: EntriesByBibKey,
  existing: readonly Identification[] = [],
  change: Partial<Decision> = {},
) => identifyPhoto(photo, { guesses, entries, now: basis, before: null, ...change }, existing, at);

describe('identifyPhoto', () => {
  test('without a list every sure bib stands alone, an unsure one is a question', () => {
    const { added, changed } = identify([guess('0042'), guess('17', 0.6), guess('9', 0.4)], null);
    expect(added).toMatchObject([
      { bib: '0042', bibKey: '42', entry: null, photoId: photo.id, state: 'ACTIVE' },
      { bib: '17', state: 'UNCERTAIN', reason: 'READING', decidedBy: 'READING' },
    ]);
    expect(changed).toBe(true);
  });

  test('an empty list is a list: nobody is on it', () => {
    expect(identify([guess('42')], list()).added).toEqual([]);
  });

  test('a bib of two races is two candidates, written as the list writes it', () => {
    const [a, b] = [entry('42'), entry('42')];
    const { added } = identify([guess('042')], list(a, b));
    expect(added.map((one) => [one.bib, one.entry])).toEqual([
      ['42', a],
      ['42', b],
    ]);
  });

  test('while it is uncertain it is one question', () => {
    const { added } = identify([guess('042', 0.6)], list(entry('42'), entry('42')));
    expect(added).toMatchObject([{ bib: '42', entry: null, state: 'UNCERTAIN' }]);
  });

  test('asked again with the same list it changes nothing but how sure it is', () => {
    const entries = list(entry('42'));
    const { added } = identify([guess('42')], entries);
    expect(identify([guess('42', 0.97)], entries, added)).toEqual({ added: [], changed: false });
    expect(added).toMatchObject([{ confidence: 0.97, state: 'ACTIVE' }]);
  });

  test('what no longer fits is superseded by what took its place, and says why', () => {
    const { added: bare } = identify([guess('42'), guess('99')], null);
    const { added } = identify([guess('42')], list(entry('42')), bare, {
      before: basis,
      now: { ...basis, startListVersion: 1 },
    });
    const gone = { state: 'SUPERSEDED', supersededReason: 'START_LIST', supersededAt: at };
    expect(bare).toMatchObject([
      { bibKey: '42', supersededById: added[0]!.id, ...gone },
      { bibKey: '99', supersededById: null, ...gone },
    ]);
    expect(added).toMatchObject([{ reason: 'START_LIST' }]);
  });

  test('a question that the event answers becomes a bib, and the other way round', () => {
    const { added: asked } = identify([guess('42', 0.6)], null);
    const longer = { before: basis, now: { ...basis, lengths: { 2: 9 } } };
    const { added: known } = identify([guess('42', 0.93)], null, asked, longer);
    expect(asked).toMatchObject([{ state: 'SUPERSEDED', supersededById: known[0]!.id }]);
    expect(known).toMatchObject([{ state: 'ACTIVE', reason: 'EVENT_LENGTHS' }]);
    const { added: doubted } = identify([guess('42', 0.8)], null, known, longer);
    expect(doubted).toMatchObject([{ state: 'UNCERTAIN', reason: 'EVENT_LENGTHS' }]);
  });

  test('decisions by hand win, either way, whatever the list becomes', () => {
    const entries = list(entry('42'), entry('43'));
    const { added } = identify([guess('42'), guess('43')], entries);
    const [denied, confirmed] = added as [Identification, Identification];
    Object.assign(denied, { state: 'DENIED', decidedBy: 'HAND' });
    confirmed.decidedBy = 'HAND';
    for (const now of [entries, list(entry('42')), null]) {
      expect(identify([guess('42'), guess('43', 0.6)], now, added)).toEqual({
        added: [],
        changed: false,
      });
    }
    expect(denied.state).toBe('DENIED');
    expect(confirmed.state).toBe('ACTIVE');
  });

  test('a bib confirmed before the list came belongs to its runner once it is there', () => {
    const { added } = identify([guess('042')], null);
    added[0]!.decidedBy = 'HAND';
    const runner = entry('42');
    expect(identify([], list(runner), added).changed).toBe(false);
    expect(added).toMatchObject([{ entry: runner, bib: '42', state: 'ACTIVE' }]);
  });
});
