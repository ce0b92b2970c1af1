import { GraphQLJSONObject } from 'graphql-scalars';
import { Arg, Ctx, Field, Float, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import { CHAIN_START } from '../audit/audit-chain.ts';
import { AuditEntry } from '../audit/audit-entry.entity.ts';
import type { ComplianceContext } from '../context.ts';

@ObjectType()
class RecordedLines {
  @Field(() => Int)
  recorded!: number;
}

@ObjectType({
  description: 'The end of the chain: noted elsewhere, it shows whether lines were cut off.',
})
class AuditHead {
  @Field(() => Float)
  seq!: number;

  @Field(() => String)
  hash!: string;
}

@Resolver()
export class InternalResolver {
  @Query(() => AuditHead)
  async auditHead(@Ctx() ctx: ComplianceContext): Promise<AuditHead> {
    const [last] = await ctx.em.find(AuditEntry, {}, { orderBy: { seq: 'desc' }, limit: 1 });
    return { seq: last?.seq ?? 0, hash: last?.hash ?? CHAIN_START };
  }

  @Mutation(() => RecordedLines)
  async recordAuditLines(
    @Arg('lines', () => [GraphQLJSONObject]) lines: Record<string, unknown>[],
    @Ctx() ctx: ComplianceContext,
  ): Promise<RecordedLines> {
    return { recorded: await ctx.auditLog.recordLines(lines) };
  }
}
