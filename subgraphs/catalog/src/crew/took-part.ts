import type { EntityManager } from '@mikro-orm/postgresql';
import { Photo } from '../photo/photo.entity.ts';
import { CrewMember } from './crew-member.entity.ts';

/** Whether the account ever shot the event, for whichever organization. */
export async function tookPart(
  em: EntityManager,
  eventId: string,
  accountId: string,
): Promise<boolean> {
  if (await em.findOne(CrewMember, { eventId, accountId }, { fields: ['id'] })) return true;
  return (await em.findOne(Photo, { eventId, authorId: accountId }, { fields: ['id'] })) !== null;
}
