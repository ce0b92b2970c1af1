import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { CommerceContext } from '../context.ts';
import { OrganizationReference } from '../references/organization.ts';
import { GrantCreditsInput, SetOverdraftLimitInput } from './credit-account.inputs.ts';
import { canSeeCreditAccount } from './credit-account.policy.ts';
import { CreditAccount } from './credit-account.ts';

@Resolver(() => OrganizationReference)
export class CreditAccountResolver {
  @FieldResolver(() => CreditAccount, {
    nullable: true,
    description: 'For members and administrators; null for others and until it is opened.',
  })
  creditAccount(
    @Root() { id }: OrganizationReference,
    @Ctx() ctx: CommerceContext,
  ): Promise<CreditAccount | null> {
    return visibleCreditAccount(ctx, id);
  }

  @Mutation(() => CreditAccount, {
    description: 'Gives credits to an organization. For administrators.',
  })
  async grantCredits(
    @Arg('input', () => GrantCreditsInput) input: GrantCreditsInput,
    @Ctx() ctx: CommerceContext,
  ): Promise<CreditAccount | null> {
    await ctx.creditAccounts.grantCredits(ctx.viewer, input);
    return ctx.loaders.creditAccount.load(input.organizationId);
  }

  @Mutation(() => CreditAccount, {
    description:
      'Says how far below 0 the credits may go. For owners and administrators; photos that waited go on when it is raised.',
  })
  async setOverdraftLimit(
    @Arg('input', () => SetOverdraftLimitInput) input: SetOverdraftLimitInput,
    @Ctx() ctx: CommerceContext,
  ): Promise<CreditAccount | null> {
    await ctx.creditAccounts.setOverdraftLimit(ctx.viewer, input);
    return ctx.loaders.creditAccount.load(input.organizationId);
  }
}

export function visibleCreditAccount(
  ctx: CommerceContext,
  organizationId: string,
): Promise<CreditAccount | null> {
  return canSeeCreditAccount(ctx.viewer, organizationId)
    ? ctx.loaders.creditAccount.load(organizationId)
    : Promise.resolve(null);
}
