import { requireAccount } from '@focus-racer/service-kit';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Account } from '../account/account.entity.ts';
import { maySeePrivateFields } from '../account/account.policy.ts';
import { LinkEndedError, WrongPasswordError } from '../account/account.results.ts';
import type { IdentityContext } from '../context.ts';
import {
  ConfirmEmailChangeResult,
  EmailChangeConfirmed,
  PendingEmailChange,
  RequestEmailChangeInput,
  RequestEmailChangeResult,
} from './email-change.results.ts';

@Resolver(() => Account)
export class EmailChangeResolver {
  @FieldResolver(() => PendingEmailChange, {
    nullable: true,
    description: 'Only for the person and for administrators, otherwise null.',
  })
  async pendingEmailChange(
    @Root() account: Account,
    @Ctx() ctx: IdentityContext,
  ): Promise<PendingEmailChange | null> {
    if (!maySeePrivateFields(ctx.viewer, account.id)) return null;
    const change = await ctx.emailChanges.pending(account.id);
    return change && PendingEmailChange.of(change);
  }

  @Mutation(() => RequestEmailChangeResult, {
    description:
      'Sends a link to the address of now and to the new one: both must be followed within 24 hours.',
  })
  async requestEmailChange(
    @Arg('input', () => RequestEmailChangeInput) input: RequestEmailChangeInput,
    @Ctx() ctx: IdentityContext,
  ): Promise<typeof RequestEmailChangeResult> {
    const change = await ctx.emailChanges.request(requireAccount(ctx.viewer), input);
    return change ? PendingEmailChange.of(change) : new WrongPasswordError();
  }

  @Mutation(() => ConfirmEmailChangeResult, {
    description: 'Agrees to a change of address with the token of one of the two links.',
  })
  async confirmEmailChange(
    @Arg('token', () => String) token: string,
    @Ctx() ctx: IdentityContext,
  ): Promise<typeof ConfirmEmailChangeResult> {
    const change = await ctx.emailChanges.confirm(token);
    if (!change) return new LinkEndedError();
    return Object.assign(new EmailChangeConfirmed(), { complete: change.appliedAt !== null });
  }
}
