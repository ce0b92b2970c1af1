import type { MemberRole } from '@focus-racer/contracts';

/** What becomes of an organization when a member closes her account. */
export type Departure = 'LEAVES' | 'CLOSES' | 'IS_SOLE_OWNER';

/** Nobody leaves others behind without an owner; an organization that nobody is left in closes. */
export function departureFrom(role: MemberRole, others: readonly MemberRole[]): Departure {
  if (others.length === 0) return 'CLOSES';
  return role === 'OWNER' && !others.includes('OWNER') ? 'IS_SOLE_OWNER' : 'LEAVES';
}
