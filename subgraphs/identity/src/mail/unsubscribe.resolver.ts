import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { IdentityContext } from '../context.ts';

@Resolver()
export class UnsubscribeResolver {
  @Mutation(() => Boolean, {
    description:
      'Refuses invitations for the one address that the token of a mail stands for, without signing in. false for a token that is none of ours.',
  })
  unsubscribe(
    @Arg('token', () => String) token: string,
    @Ctx() ctx: IdentityContext,
  ): Promise<boolean> {
    return ctx.suppressions.unsubscribe(token);
  }
}
