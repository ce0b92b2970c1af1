import {
  AppError,
  checkPageSize,
  connectionTypes,
  decodeCursor,
  requireAccount,
  toConnection,
} from '@focus-racer/service-kit';
import { Args, ArgsType, Ctx, Field, Int, Query, Resolver } from 'type-graphql';
import { z } from 'zod';
import type { ComplianceContext } from '../context.ts';
import { AuditEntry } from './audit-entry.entity.ts';

export const { EdgeType: AuditEdge, ConnectionType: AuditConnection } = connectionTypes(
  'Audit',
  () => AuditEntry,
);

@ArgsType()
class AuditLogArguments {
  @Field(() => Int)
  first!: number;

  @Field(() => String, { nullable: true })
  after?: string | null;

  @Field(() => String, { nullable: true, description: 'Only lines about this <noun>:<id>.' })
  subject?: string | null;

  @Field(() => String, { nullable: true, description: 'Only this action.' })
  action?: string | null;
}

const cursorSchema = z.tuple([z.number().int().positive()]);

@Resolver()
export class AuditLogResolver {
  @Query(() => AuditConnection, {
    description: 'What happened, newest first. For administrators.',
  })
  async auditLog(
    @Args(() => AuditLogArguments) { first, after, subject, action }: AuditLogArguments,
    @Ctx() ctx: ComplianceContext,
  ) {
    if (!requireAccount(ctx.viewer).admin) {
      throw new AppError('FORBIDDEN', 'Only an administrator reads the audit log');
    }
    const size = checkPageSize(first);
    const before = after ? decodeCursor(after, cursorSchema)[0] : null;
    const entries = await ctx.em.find(
      AuditEntry,
      {
        ...(before !== null && { seq: { $lt: before } }),
        ...(subject && { subject }),
        ...(action && { action }),
      },
      { orderBy: { seq: 'desc' }, limit: size + 1 },
    );
    return toConnection(
      entries,
      size,
      (entry) => [entry.seq],
      (entry) => entry,
    );
  }
}
