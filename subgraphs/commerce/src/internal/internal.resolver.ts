import type { CreditOutcome } from '@focus-racer/contracts';
import { graphqlEnum } from '@focus-racer/service-kit';
import { Arg, Ctx, Field, ID, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { CommerceContext } from '../context.ts';
import { LedgerTotals, sumLedger } from '../ledger/ledger-totals.ts';

const CreditOutcomeEnum = graphqlEnum<CreditOutcome>(
  'CreditOutcome',
  'Where the credit of a photo is after the command.',
  {
    HELD: { description: 'Set aside for the photo.' },
    CAPTURED: { description: 'Taken for ever.' },
    VOIDED: { description: 'Given back.' },
    OUT_OF_CREDITS: { description: 'Nothing happened: the organization has none left.' },
  },
);

@ObjectType()
class PhotoCredit {
  @Field(() => CreditOutcomeEnum)
  outcome!: CreditOutcome;
}

@ObjectType()
class OpenedCreditAccount {
  @Field(() => ID)
  organizationId!: string;
}

@Resolver()
export class InternalResolver {
  @Query(() => LedgerTotals)
  ledgerTotals(@Ctx() ctx: CommerceContext): Promise<LedgerTotals> {
    return sumLedger(ctx.em);
  }

  @Mutation(() => OpenedCreditAccount)
  async openCreditAccount(
    @Arg('organizationId', () => ID) organizationId: string,
    @Arg('welcome', () => Boolean, { defaultValue: true }) welcome: boolean,
    @Ctx() ctx: CommerceContext,
  ): Promise<OpenedCreditAccount> {
    await ctx.creditAccounts.openCreditAccount(organizationId, { welcome });
    return { organizationId };
  }

  @Mutation(() => PhotoCredit)
  async holdCredit(
    @Arg('photoId', () => ID) photoId: string,
    @Arg('organizationId', () => ID) organizationId: string,
    @Arg('generation', () => Int, { defaultValue: 1 }) generation: number,
    @Ctx() ctx: CommerceContext,
  ): Promise<PhotoCredit> {
    return {
      outcome: await ctx.photoCredits.apply('HOLD', { photoId, organizationId, generation }),
    };
  }

  @Mutation(() => PhotoCredit)
  async captureCredit(
    @Arg('photoId', () => ID) photoId: string,
    @Arg('organizationId', () => ID) organizationId: string,
    @Ctx() ctx: CommerceContext,
  ): Promise<PhotoCredit> {
    return {
      outcome: await ctx.photoCredits.apply('CAPTURE', { photoId, organizationId, generation: 1 }),
    };
  }

  @Mutation(() => PhotoCredit)
  async voidCredit(
    @Arg('photoId', () => ID) photoId: string,
    @Arg('organizationId', () => ID) organizationId: string,
    @Arg('generation', () => Int, { defaultValue: 1 }) generation: number,
    @Ctx() ctx: CommerceContext,
  ): Promise<PhotoCredit> {
    return {
      outcome: await ctx.photoCredits.apply('VOID', { photoId, organizationId, generation }),
    };
  }
}
