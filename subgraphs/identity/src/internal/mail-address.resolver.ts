import type { MailLanguage } from '@focus-racer/contracts';
import { Arg, Ctx, Field, ID, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { IdentityContext } from '../context.ts';

@ObjectType()
class CheckedMailAddress {
  @Field(() => Boolean)
  mayReceive!: boolean;

  @Field(() => String)
  unsubscribeToken!: string;
}

@ObjectType()
class MailRecipient {
  @Field(() => String)
  email!: string;

  @Field(() => String)
  language!: MailLanguage;

  @Field(() => String)
  displayName!: string;
}

@Resolver()
export class MailAddressResolver {
  @Mutation(() => CheckedMailAddress)
  checkMailAddress(
    @Arg('address', () => String) address: string,
    @Arg('refusable', () => Boolean) refusable: boolean,
    @Ctx() ctx: IdentityContext,
  ): Promise<CheckedMailAddress> {
    return ctx.suppressions.check(address, refusable);
  }

  @Mutation(() => Boolean)
  async suppressAddress(
    @Arg('address', () => String) address: string,
    @Ctx() ctx: IdentityContext,
  ): Promise<boolean> {
    await ctx.suppressions.suppress(address);
    return true;
  }

  @Query(() => MailRecipient, { nullable: true })
  async mailRecipient(
    @Arg('accountId', () => ID) accountId: string,
    @Ctx() ctx: IdentityContext,
  ): Promise<MailRecipient | null> {
    return ctx.loaders.account.load(accountId);
  }
}
