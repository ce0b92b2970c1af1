import type { CatalogContext } from '../context.ts';
import { type CrewPlace, crewPlaceOf } from './crew.policy.ts';

/** An event's crew of now; nobody's is asked for a viewer who can be of none. */
export function crewOf(
  { viewer, load }: CatalogContext,
  eventId: string,
): Promise<readonly CrewPlace[]> {
  return viewer.kind === 'anonymous' ? Promise.resolve([]) : load.crew.load(eventId);
}

export async function isOfCrew(context: CatalogContext, eventId: string): Promise<boolean> {
  return crewPlaceOf(context.viewer, await crewOf(context, eventId)) !== null;
}
