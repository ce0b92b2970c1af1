import type { PersonRequestKind } from '@focus-racer/contracts';
import { GraphQLDateTime } from 'graphql-scalars';
import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import type { ComplianceContext } from '../context.ts';
import { PersonRequestKindEnum } from './person-request.entity.ts';

@Resolver()
export class PersonRequestInternalResolver {
  @Mutation(() => Boolean)
  async recordPersonRequest(
    @Arg('id', () => ID) id: string,
    @Arg('kind', () => PersonRequestKindEnum) kind: PersonRequestKind,
    @Arg('accountId', () => ID) accountId: string,
    @Arg('receivedAt', () => GraphQLDateTime) receivedAt: Date,
    @Ctx() ctx: ComplianceContext,
  ): Promise<boolean> {
    const received = receivedAt.toISOString();
    await ctx.personRequests.record({ id, kind, accountId, receivedAt: received });
    return true;
  }
}
