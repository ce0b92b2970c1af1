import { describe, expect, test } from '@jest/globals';
import { newId } from '@focus-racer/contracts';
import { invitationEnd, isOpen, judgeInvitation } from './invitation.state.ts';

const now = new Date('2026-05-03T10:00:00Z');
const before = new Date(now.getTime() - 1);
const id = newId();
const ada = { id, email: 'ada@example.org', emailVerifiedAt: before };
const open = {
  email: ada.email,
  acceptedAt: null,
  acceptedBy: null,
  revokedAt: null,
  expiresAt: invitationEnd(now),
};
const accepted = { ...open, acceptedAt: before, acceptedBy: id };

describe('an invitation', () => {
  test('lasts fourteen days', () => {
    const end = invitationEnd(now);
    expect(end.toISOString()).toBe('2026-05-17T10:00:00.000Z');
    expect(isOpen({ ...open, expiresAt: end }, new Date(end.getTime() - 1))).toBe(true);
    expect(isOpen({ ...open, expiresAt: end }, end)).toBe(false);
  });

  test.each([
    ['is accepted by the address it went to', open, ada, 'ACCEPT'],
    ['is not for another address', open, { ...ada, email: 'bob@example.org' }, 'OTHER_ADDRESS'],
    [
      'is not for an address nobody confirmed',
      open,
      { ...ada, emailVerifiedAt: null },
      'OTHER_ADDRESS',
    ],
    ['may be asked for again by who accepted it', accepted, ada, 'ACCEPTED_BEFORE'],
    ['is of no use to another once accepted', { ...accepted, acceptedBy: newId() }, ada, 'ENDED'],
    ['ends when it is taken back', { ...open, revokedAt: before }, ada, 'ENDED'],
    ['ends in time', { ...open, expiresAt: before }, ada, 'ENDED'],
    ['ends in time for who accepted it, too', { ...accepted, expiresAt: before }, ada, 'ENDED'],
  ] as const)('%s', (_what, invitation, account, verdict) => {
    expect(judgeInvitation(invitation, account, now)).toBe(verdict);
  });
});
