import type { Viewer } from '@focus-racer/contracts';
import type { CrewPlace } from '../crew/crew.policy.ts';
import type { Event } from '../event/event.entity.ts';
import { uploadsFor } from '../event/event.policy.ts';
import type { Photo } from '../photo/photo.entity.ts';

export type UploadStanding = 'MAY_COMPLETE' | 'NO_LONGER' | 'NOT_THERE';

/**
 * Whether the viewer may complete an upload: of the event's organization anybody's who sends for it,
 * of the crew one's own. Who was taken off meanwhile is told so of her own; what arrived goes on.
 */
export function standingOf(
  viewer: Viewer,
  event: Pick<Event, 'organizationId'>,
  photo: Pick<Photo, 'authorId'>,
  crew: readonly CrewPlace[],
): UploadStanding {
  if (viewer.kind === 'anonymous') return 'NOT_THERE';
  const organizationId = uploadsFor(viewer, event, crew);
  const isOwn = photo.authorId === viewer.accountId;
  if (organizationId === event.organizationId) return 'MAY_COMPLETE';
  if (isOwn) return organizationId ? 'MAY_COMPLETE' : 'NO_LONGER';
  return 'NOT_THERE';
}
