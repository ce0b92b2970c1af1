import { idSchema } from '@focus-racer/contracts';
import { checkPageSize, decodeCursor, notFound, toConnection } from '@focus-racer/service-kit';
import type { FilterQuery } from '@mikro-orm/postgresql';
import { z } from 'zod';
import type { ComplianceContext } from '../context.ts';
import { readReference } from './takedown-reference.ts';
import { Takedown } from './takedown.entity.ts';
import { requireDecider, requireQueue } from './takedown.policy.ts';
import type { TakedownConnection, TakedownCounts, TakedownStatus } from './takedown.results.ts';

const openCursorSchema = z.tuple([z.iso.datetime(), idSchema]);
const decidedCursorSchema = z.tuple([idSchema]);

interface Page {
  organizationId?: string | null;
  first: number;
  after?: string | null;
}

/** What is to be decided: what is overdue is oldest of all, so it comes first. */
export async function listOpenTakedowns(
  { em, viewer }: ComplianceContext,
  { organizationId = null, first, after }: Page,
): Promise<TakedownConnection> {
  requireQueue(viewer, organizationId);
  const limit = checkPageSize(first) + 1;
  const [deadline, id] = after ? decodeCursor(after, openCursorSchema) : [];
  const beyond: FilterQuery<Takedown>[] = deadline
    ? [{ $or: [{ deadline: { $gt: deadline } }, { deadline, id: { $gt: id } }] }]
    : [];
  const rows = await em.find(
    Takedown,
    { $and: [{ state: 'OPEN' }, ...ofOrganization(organizationId), ...beyond] },
    { orderBy: { deadline: 'asc', id: 'asc' }, limit },
  );
  return toConnection(rows, first, (one) => [one.deadline.toISOString(), one.id], self);
}

export async function listDecidedTakedowns(
  { em, viewer }: ComplianceContext,
  { organizationId = null, first, after }: Page,
): Promise<TakedownConnection> {
  requireQueue(viewer, organizationId);
  const limit = checkPageSize(first) + 1;
  const [before] = after ? decodeCursor(after, decidedCursorSchema) : [];
  const rows = await em.find(
    Takedown,
    {
      $and: [
        { state: { $ne: 'OPEN' } },
        ...ofOrganization(organizationId),
        ...(before ? [{ id: { $lt: before } }] : []),
      ],
    },
    { orderBy: { id: 'desc' }, limit },
  );
  return toConnection(rows, first, (one) => [one.id], self);
}

export async function countTakedowns(
  { em, viewer }: ComplianceContext,
  organizationId: string | null,
): Promise<TakedownCounts> {
  requireQueue(viewer, organizationId);
  const open = { $and: [{ state: 'OPEN' as const }, ...ofOrganization(organizationId)] };
  return {
    open: await em.count(Takedown, open),
    overdue: await em.count(Takedown, { ...open, deadline: { $lt: new Date() } }),
  };
}

export async function getTakedown(
  { em, viewer }: ComplianceContext,
  id: string,
): Promise<Takedown> {
  const found = idSchema.safeParse(id).success ? await em.findOne(Takedown, { id }) : null;
  return requireDecider(viewer, found);
}

/** For whoever has the reference. */
export async function getTakedownStatus(
  { em }: ComplianceContext,
  typed: string,
): Promise<TakedownStatus> {
  const reference = readReference(typed);
  const takedown = reference && (await em.findOne(Takedown, { reference }));
  if (!takedown) throw notFound('Takedown');
  return takedown;
}

/** Of who sells the photo, and of whose event it is. */
function ofOrganization(organizationId: string | null): FilterQuery<Takedown>[] {
  if (organizationId === null) return [];
  return [{ $or: [{ organizationId }, { eventOrganizationId: organizationId }] }];
}

function self(one: Takedown): Takedown {
  return one;
}
