import { describe, expect, test } from '@jest/globals';
import { isAsked, queryOfSearch, searchOfQuery, timesOf } from './photo-search.ts';

const NOTHING = { colours: [], raceId: '', time: '', day: '', minutes: 15, label: '' };
const RACE = '0196a2a1-0000-7000-8000-000000000001';

describe('an address', () => {
  test('gives back what was searched', () => {
    const search = {
      colours: ['RED' as const, 'GREEN' as const],
      raceId: RACE,
      time: '10:40',
      day: '2026-05-04',
      minutes: 5,
      label: 'Hat',
    };
    expect(searchOfQuery(queryOfSearch(search))).toEqual(search);
    expect(queryOfSearch(search)).toMatchObject({ wears: 'red.green', at: '10:40', within: '5' });
  });

  test('of nothing is empty, and the other way round', () => {
    expect(queryOfSearch(NOTHING)).toEqual({});
    expect(searchOfQuery({})).toEqual(NOTHING);
    expect(isAsked(NOTHING)).toBe(false);
  });

  test('may hold anything', () => {
    const typed = {
      wears: 'red.mauve.red.blue.black.white',
      race: 'marathon',
      at: '25:00',
      day: 'today',
      within: '600',
      with: ['Hat'],
    };
    expect(searchOfQuery(typed)).toEqual({ ...NOTHING, colours: ['BLACK', 'WHITE', 'RED'] });
  });

  test('a day without a time is not said', () => {
    expect(queryOfSearch({ ...NOTHING, day: '2026-05-04' })).toEqual({});
  });
});

test.each([
  [{ colours: ['RED' as const] }, true],
  [{ time: '10:40' }, true],
  [{ raceId: RACE }, true],
  [{ label: 'Hat' }, true],
  [{ day: '2026-05-04', minutes: 5 }, false],
])('%j is a search: %j', (said, asked) => {
  expect(isAsked({ ...NOTHING, ...said })).toBe(asked);
});

describe('times', () => {
  const event = { startsOn: '2026-05-03', timeZone: 'Europe/Paris' };
  test("lie around hers, on the event's clock and first day", () => {
    expect(timesOf({ ...NOTHING, time: '10:40', minutes: 5 }, event)).toEqual({
      from: '2026-05-03T08:35:00.000Z',
      until: '2026-05-03T08:46:00.000Z',
    });
    expect(timesOf({ ...NOTHING, time: '10:40', day: '2026-05-04' }, event).from).toBe(
      '2026-05-04T08:25:00.000Z',
    );
  });
  test('are none while she says none, or the event is not known', () => {
    expect(timesOf(NOTHING, event)).toEqual({ from: null, until: null });
    expect(timesOf({ ...NOTHING, time: '10:40' }, null)).toEqual({ from: null, until: null });
  });
});
