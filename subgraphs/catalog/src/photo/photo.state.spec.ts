import { describe, expect, test } from '@jest/globals';
import { PHOTO_STATES, type PhotoState } from '@focus-racer/contracts';
import { canMove, movePhoto } from './photo.state.ts';

const LEGAL = new Set([
  'AWAITING_UPLOAD>UPLOADED',
  'AWAITING_UPLOAD>REJECTED',
  'UPLOADED>PROCESSING',
  'PROCESSING>AWAITING_CREDITS',
  'AWAITING_CREDITS>PROCESSING',
  'PROCESSING>PUBLISHED',
  'PROCESSING>SET_ASIDE',
  'PROCESSING>REJECTED',
  'PUBLISHED>SET_ASIDE',
  'SET_ASIDE>PUBLISHED',
  'PUBLISHED>TAKEN_DOWN',
  'TAKEN_DOWN>PUBLISHED',
  'SET_ASIDE>TAKEN_DOWN',
  'TAKEN_DOWN>SET_ASIDE',
  ...PHOTO_STATES.filter((state) => state !== 'DELETED').map((state) => `${state}>DELETED`),
]);

const pairs = PHOTO_STATES.flatMap((from) => PHOTO_STATES.map((to) => [from, to] as const));
const at = new Date('2026-05-03T10:00:00Z');
const photoIn = (state: PhotoState) => ({ state, stateChangedAt: new Date(0) });

describe('every change of state', () => {
  test.each(pairs)('%s → %s', (from, to) => {
    const photo = photoIn(from);
    const legal = LEGAL.has(`${from}>${to}`);
    expect(canMove(from, to)).toBe(legal);
    if (legal) {
      movePhoto(photo, to, at);
      expect(photo).toEqual({ state: to, stateChangedAt: at });
    } else {
      expect(() => movePhoto(photo, to, at)).toThrow(`from ${from} to ${to}`);
      expect(photo).toEqual(photoIn(from));
    }
  });

  test('every state can be reached from the first', () => {
    const reached = new Set<PhotoState>(['AWAITING_UPLOAD']);
    for (const from of reached) {
      PHOTO_STATES.filter((to) => canMove(from, to)).forEach((to) => reached.add(to));
    }
    expect(reached.size).toBe(PHOTO_STATES.length);
  });
});
