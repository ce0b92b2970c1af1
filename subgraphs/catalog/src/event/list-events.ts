import { type AccountViewer, type ApiKeyViewer, idSchema } from '@focus-racer/contracts';
import { checkPageSize, decodeCursor, toConnection } from '@focus-racer/service-kit';
import { raw } from '@mikro-orm/postgresql';
import { z } from 'zod';
import type { CatalogContext } from '../context.ts';
import type { PageArguments } from '../page-arguments.ts';
import type { EventConnection } from './event.connection.ts';
import { Event } from './event.entity.ts';

const listedCursorSchema = z.tuple([z.iso.date(), idSchema]);
const managedCursorSchema = z.tuple([idSchema]);

type Actor = AccountViewer | ApiKeyViewer;

/** Public events, the latest date first. */
export async function listPublicEvents(
  { em }: CatalogContext,
  { first, after }: PageArguments,
): Promise<EventConnection> {
  const limit = checkPageSize(first) + 1;
  const [startsOn, id] = after ? decodeCursor(after, listedCursorSchema) : [];
  const rows = await em.find(
    Event,
    {
      visibility: 'PUBLIC',
      ...(startsOn &&
        id && { $or: [{ startsOn: { $lt: startsOn } }, { startsOn, id: { $lt: id } }] }),
    },
    { orderBy: { startsOn: 'desc', id: 'desc' }, limit },
  );
  return toConnection(
    rows,
    first,
    (event) => [event.startsOn, event.id],
    (event) => event,
  );
}

/** Events of the viewer's organizations and those she shoots for others, the newest first. */
export async function listManagedEvents(
  { em, viewer }: CatalogContext,
  { first, after }: PageArguments,
): Promise<EventConnection> {
  const limit = checkPageSize(first) + 1;
  const [id] = after ? decodeCursor(after, managedCursorSchema) : [];
  const rows =
    viewer.kind !== 'anonymous'
      ? await em.find(
          Event,
          { $or: [ofOrganizations(viewer), ofCrews(viewer)], ...(id && { id: { $lt: id } }) },
          { orderBy: { id: 'desc' }, limit },
        )
      : [];
  return toConnection(
    rows,
    first,
    (event) => [event.id],
    (event) => event,
  );
}

function ofOrganizations({ memberships }: Actor) {
  return { organizationId: { $in: memberships.map((m) => m.organizationId) } };
}

/** Of whoever left the organization that she shoots for, or of a key of another one, none. */
function ofCrews({ accountId, memberships }: Actor) {
  const shot = raw(
    `select event_id from catalog.crew_member
      where account_id = ? and removed_at is null and organization_id = any(?::uuid[])`,
    [accountId, `{${memberships.map((m) => m.organizationId).join(',')}}`],
  );
  return { id: { $in: shot } };
}
