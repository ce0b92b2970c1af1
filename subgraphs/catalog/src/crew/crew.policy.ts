import type { Viewer } from '@focus-racer/contracts';
import { membershipOf } from '@focus-racer/service-kit';

/** Who shoots an event for an organization other than its own. */
export interface CrewPlace {
  accountId: string;
  /** Pays for and sells what she shoots there. */
  organizationId: string;
}

/** The viewer's place in an event's crew of now. A key has the place of who made it, for its own organization. */
export function crewPlaceOf(viewer: Viewer, crew: readonly CrewPlace[]): CrewPlace | null {
  if (viewer.kind === 'anonymous') return null;
  const place = crew.find(({ accountId }) => accountId === viewer.accountId);
  if (!place) return null;
  const speaksForIt = viewer.kind === 'account' || membershipOf(viewer, place.organizationId);
  return speaksForIt ? place : null;
}
