import type { Viewer } from '@focus-racer/contracts';
import { hasKeyScope } from '@focus-racer/service-kit';
import type { Event } from '../event/event.entity.ts';
import { canManage } from '../event/event.policy.ts';

type OfEvent = Pick<Event, 'organizationId' | 'publicNames'>;

/** Who runs is for everybody where the event says so, else for who manages it. */
export function canSeeNames(viewer: Viewer, event: OfEvent): boolean {
  if (event.publicNames) return true;
  return canManage(viewer, event) && hasKeyScope(viewer, 'photos:pii');
}
