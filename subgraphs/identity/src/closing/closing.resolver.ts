import { requireAccount } from '@focus-racer/service-kit';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import {
  AccountClosed,
  CloseAccountResult,
  SoleOwnerError,
  WrongPasswordError,
} from '../account/account.results.ts';
import type { IdentityContext } from '../context.ts';

@Resolver()
export class ClosingResolver {
  @Mutation(() => CloseAccountResult, {
    description:
      'Closes one’s account for good: sessions and keys end, name and address are forgotten, an erasure request is recorded. An organization of one closes too.',
  })
  async closeAccount(
    @Arg('password', () => String) password: string,
    @Ctx() ctx: IdentityContext,
  ): Promise<typeof CloseAccountResult> {
    const outcome = await ctx.closing.close(requireAccount(ctx.viewer), password);
    if (outcome === 'WRONG_PASSWORD') return new WrongPasswordError();
    if (!(outcome instanceof Date)) return SoleOwnerError.of(outcome.soleOwnerOf);
    ctx.setHeader?.('set-cookie', ctx.cookies.clear());
    return Object.assign(new AccountClosed(), { closedAt: outcome });
  }
}
