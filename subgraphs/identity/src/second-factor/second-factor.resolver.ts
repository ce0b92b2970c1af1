import { requireAccount } from '@focus-racer/service-kit';
import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { WrongPasswordError } from '../account/account.results.ts';
import type { IdentityContext } from '../context.ts';
import { renewOwnAccess } from '../session/signed-in.ts';
import {
  AccountSecurity,
  BeginTotpResult,
  ConfirmTotpResult,
  DisableTotpResult,
  ReauthenticateResult,
  Reauthenticated,
  ReauthenticationRequiredError,
  RecoveryCodes,
  RenewRecoveryCodesResult,
  TotpDisabled,
  TotpEnrolment,
  WrongCodeError,
} from './second-factor.results.ts';

@Resolver()
export class SecondFactorResolver {
  @Query(() => AccountSecurity, { description: 'How one’s own account is guarded.' })
  async mySecurity(@Ctx() ctx: IdentityContext): Promise<AccountSecurity> {
    const viewer = requireAccount(ctx.viewer);
    return Object.assign(new AccountSecurity(), {
      ...(await ctx.totps.describe(viewer.accountId)),
      freshUntil: await ctx.proofs.freshUntil(viewer),
    });
  }

  @Mutation(() => ReauthenticateResult, {
    description:
      'Shows by the password that it is still oneself; the fifth wrong one ends the session.',
  })
  async reauthenticate(
    @Arg('password', () => String) password: string,
    @Ctx() ctx: IdentityContext,
  ): Promise<typeof ReauthenticateResult> {
    const viewer = requireAccount(ctx.viewer);
    if (!(await ctx.proofs.byPassword(viewer, password))) return new WrongPasswordError();
    const freshUntil = await ctx.proofs.freshUntil(viewer);
    return Object.assign(new Reauthenticated(), { freshUntil });
  }

  @Mutation(() => BeginTotpResult, {
    description: 'The secret for an authenticator app, which guards nothing until it is confirmed.',
  })
  async beginTotp(@Ctx() ctx: IdentityContext): Promise<typeof BeginTotpResult> {
    const begun = await ctx.totps.begin(requireAccount(ctx.viewer));
    return begun ? Object.assign(new TotpEnrolment(), begun) : new ReauthenticationRequiredError();
  }

  @Mutation(() => ConfirmTotpResult, {
    description:
      'Adds the authenticator: from now on sign-ins have a second step. This session counts as having passed it, the others end.',
  })
  async confirmTotp(
    @Arg('code', () => String) code: string,
    @Ctx() ctx: IdentityContext,
  ): Promise<typeof ConfirmTotpResult> {
    const codes = await ctx.totps.confirm(requireAccount(ctx.viewer), code);
    if (!codes) return WrongCodeError.of();
    await renewOwnAccess(ctx);
    return RecoveryCodes.of(codes);
  }

  @Mutation(() => RenewRecoveryCodesResult, { description: 'Ten new ones in the old ones’ place.' })
  async renewRecoveryCodes(@Ctx() ctx: IdentityContext): Promise<typeof RenewRecoveryCodesResult> {
    const codes = await ctx.totps.renewRecoveryCodes(requireAccount(ctx.viewer));
    return codes ? RecoveryCodes.of(codes) : new ReauthenticationRequiredError();
  }

  @Mutation(() => DisableTotpResult, {
    description: 'Removes the authenticator and the recovery codes; other sessions end.',
  })
  async disableTotp(
    @Arg('password', () => String) password: string,
    @Arg('code', () => String) code: string,
    @Ctx() ctx: IdentityContext,
  ): Promise<typeof DisableTotpResult> {
    const viewer = requireAccount(ctx.viewer);
    const outcome = await ctx.totps.disable(viewer, { password, code });
    if (outcome === 'WRONG_PASSWORD') return new WrongPasswordError();
    if (outcome === 'WRONG_CODE') return WrongCodeError.of();
    await renewOwnAccess(ctx);
    return Object.assign(new TotpDisabled(), { disabledAt: new Date() });
  }
}
