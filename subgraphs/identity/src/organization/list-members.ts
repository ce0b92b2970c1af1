import { idSchema } from '@focus-racer/contracts';
import {
  checkPageSize,
  type Connection,
  decodeCursor,
  toConnection,
} from '@focus-racer/service-kit';
import type { EntityManager } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { Membership } from './membership.entity.ts';

const cursorSchema = z.tuple([idSchema]);

/** The members of an organization in the order of their accounts. Who may see them is the caller's business. */
export async function listMembers(
  em: EntityManager,
  organizationId: string,
  { first, after }: { first: number; after?: string | null },
): Promise<Connection<Membership>> {
  const limit = checkPageSize(first) + 1;
  const [id] = after ? decodeCursor(after, cursorSchema) : [];
  const rows = await em.find(
    Membership,
    { organization: organizationId, ...(id && { account: { id: { $gt: id } } }) },
    { populate: ['organization'], orderBy: { account: { id: 'asc' } }, limit },
  );
  return toConnection(
    rows,
    first,
    ({ account }) => [account.id],
    (membership) => membership,
  );
}
