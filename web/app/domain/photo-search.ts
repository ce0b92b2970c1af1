import { localInstant } from './local-instant.ts';

export const COLOURS = [
  'BLACK',
  'WHITE',
  'GREY',
  'RED',
  'ORANGE',
  'YELLOW',
  'GREEN',
  'BLUE',
  'PURPLE',
  'PINK',
  'BROWN',
] as const;
export type Colour = (typeof COLOURS)[number];
export const MAX_COLOURS = 3;

/** What engines may name and a runner would say of herself; the site has a word for each. */
export const KNOWN_LABELS = [
  'Hat',
  'Cap',
  'Baseball Cap',
  'Headband',
  'Sunglasses',
  'Glasses',
  'Backpack',
  'Vest',
  'Shorts',
  'Skirt',
  'Glove',
  'Helmet',
  'Bicycle',
  'Flag',
  'Dog',
  'Costume',
] as const;
export type KnownLabel = (typeof KNOWN_LABELS)[number];

export const MINUTES_AROUND = [5, 15, 30] as const;
const DEFAULT_MINUTES = 15;

/** What a runner remembers of herself. Empty texts are what she does not say. */
export interface PhotoSearch {
  colours: Colour[];
  raceId: string;
  /** As "10:40", on the event's clock. */
  time: string;
  /** As "2026-05-03"; empty is the event's first day. */
  day: string;
  minutes: number;
  label: string;
}

type Query = Record<string, unknown>;

/** From an address, whatever somebody typed into it. */
export function searchOfQuery(query: Query): PhotoSearch {
  const text = (name: string, pattern: RegExp) => {
    const value = query[name];
    return typeof value === 'string' && pattern.test(value) ? value : '';
  };
  const asked = typeof query['wears'] === 'string' ? query['wears'].split('.') : [];
  const minutes = Number(query['within']);
  return {
    colours: COLOURS.filter((colour) => asked.includes(colour.toLowerCase())).slice(0, MAX_COLOURS),
    raceId: text('race', /^[0-9a-f-]{36}$/),
    time: text('at', /^([01]\d|2[0-3]):[0-5]\d$/),
    day: text('day', /^\d{4}-\d\d-\d\d$/),
    minutes: MINUTES_AROUND.find((one) => one === minutes) ?? DEFAULT_MINUTES,
    label: KNOWN_LABELS.find((label) => label === query['with']) ?? '',
  };
}

/** As an address holds it: nothing of what is not said. */
export function queryOfSearch(search: PhotoSearch): Record<string, string> {
  const { colours, raceId, time, day, minutes, label } = search;
  return {
    ...(colours.length > 0 && { wears: colours.map((colour) => colour.toLowerCase()).join('.') }),
    ...(raceId && { race: raceId }),
    ...(time && { at: time }),
    ...(time && day && { day }),
    ...(time && minutes !== DEFAULT_MINUTES && { within: String(minutes) }),
    ...(label && { with: label }),
  };
}

export function isAsked({ colours, raceId, time, label }: PhotoSearch): boolean {
  return colours.length > 0 || raceId !== '' || time !== '' || label !== '';
}

/** The instants between which she ran by, as far as she knows. */
export function timesOf(
  { time, day, minutes }: PhotoSearch,
  event: { startsOn: string; timeZone: string } | null,
): { from: string | null; until: string | null } {
  const at = time && event ? localInstant(day || event.startsOn, time, event.timeZone) : null;
  if (!at) return { from: null, until: null };
  const shifted = (by: number) => new Date(at.getTime() + by * 60_000).toISOString();
  // The last minute counts whole.
  return { from: shifted(-minutes), until: shifted(minutes + 1) };
}
