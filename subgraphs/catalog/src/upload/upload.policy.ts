import type { Viewer } from '@focus-racer/contracts';
import type { CrewPlace } from '../crew/crew.policy.ts';
import type { Event } from '../event/event.entity.ts';
import { uploadsFor } from '../event/event.policy.ts';
import type { Photo } from '../photo/photo.entity.ts';

export type UploadStanding = 'MAY_COMPLETE' | 'NO_LONGER' | 'NOT_THERE';

/**
 * Whether the viewer may complete an upload, which its organization pays: who sends for the event's
 * own organization anybody's of it, the crew one's own. Who was taken off meanwhile is told so.
 */
export function standingOf(
  viewer: Viewer,
  event: Pick<Event, 'organizationId'>,
  photo: Pick<Photo, 'authorId' | 'organizationId'>,
  crew: readonly CrewPlace[],
): UploadStanding {
  if (viewer.kind === 'anonymous') return 'NOT_THERE';
  const organizationId = uploadsFor(viewer, event, crew);
  const isOwn = photo.authorId === viewer.accountId;
  const pays = organizationId === photo.organizationId;
  if (pays && (isOwn || organizationId === event.organizationId)) return 'MAY_COMPLETE';
  return isOwn ? 'NO_LONGER' : 'NOT_THERE';
}
