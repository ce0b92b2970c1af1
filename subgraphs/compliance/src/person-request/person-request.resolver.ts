import {
  AppError,
  checkPageSize,
  connectionTypes,
  decodeCursor,
  requireAccount,
  toConnection,
} from '@focus-racer/service-kit';
import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import { z } from 'zod';
import type { ComplianceContext } from '../context.ts';
import { PersonRequest } from './person-request.entity.ts';

export const { EdgeType: PersonRequestEdge, ConnectionType: PersonRequestConnection } =
  connectionTypes('PersonRequest', () => PersonRequest);

const cursorSchema = z.tuple([z.iso.datetime(), z.uuid()]);

@Resolver()
export class PersonRequestResolver {
  @Query(() => PersonRequestConnection, {
    description:
      'What people ask about their data, the one due first at the top. For administrators.',
  })
  async personRequests(
    @Arg('first', () => Int) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() ctx: ComplianceContext,
  ) {
    if (!requireAccount(ctx.viewer).admin) {
      throw new AppError('FORBIDDEN', 'Only an administrator reads what people ask');
    }
    const size = checkPageSize(first);
    const from = after ? decodeCursor(after, cursorSchema) : null;
    return toConnection(
      await ctx.personRequests.listDue(size, from),
      size,
      (request) => [request.dueAt.toISOString(), request.id],
      (request) => request,
    );
  }
}
