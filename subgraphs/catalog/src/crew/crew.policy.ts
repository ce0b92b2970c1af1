import type { AccountViewer, MemberRole, Viewer } from '@focus-racer/contracts';
import { membershipOf } from '@focus-racer/service-kit';

/** Who shoots an event for an organization other than its own. */
export interface CrewPlace {
  accountId: string;
  /** Pays for and sells what she shoots there. */
  organizationId: string;
}

/**
 * The viewer's place in an event's crew of now, while she belongs to the organization that she shoots
 * for. A key has the place of who made it, for its own organization.
 */
export function crewPlaceOf(viewer: Viewer, crew: readonly CrewPlace[]): CrewPlace | null {
  if (viewer.kind === 'anonymous') return null;
  const place = crew.find(({ accountId }) => accountId === viewer.accountId);
  return place && membershipOf(viewer, place.organizationId) ? place : null;
}

const SHOOTING_ROLES: readonly MemberRole[] = ['OWNER', 'MANAGER', 'SHOOTER'];

/**
 * For which of her organizations somebody shoots another's event: the one she asks for, or her only
 * one; else those she has to choose among.
 */
export function shootsFor(
  { memberships }: AccountViewer,
  event: { organizationId: string },
  asked: string | null,
): { organizationId: string; among?: never } | { organizationId: null; among: string[] } {
  const among = memberships
    .filter(({ role }) => SHOOTING_ROLES.includes(role))
    .map(({ organizationId }) => organizationId)
    .filter((id) => id !== event.organizationId);
  const [only, ...others] = among;
  const chosen = asked ? among.find((id) => id === asked) : others.length === 0 ? only : undefined;
  return chosen ? { organizationId: chosen } : { organizationId: null, among };
}
