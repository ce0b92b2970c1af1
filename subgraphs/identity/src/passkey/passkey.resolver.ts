import { requireAccount } from '@focus-racer/service-kit';
import { GraphQLJSONObject } from 'graphql-scalars';
import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver } from 'type-graphql';
import type { IdentityContext } from '../context.ts';
import {
  AccountSecurity,
  ReauthenticationRequiredError,
} from '../second-factor/second-factor.results.ts';
import { renewOwnAccess, signedIn } from '../session/signed-in.ts';
import {
  AddPasskeyResult,
  BeginPasskeyResult,
  MyPasskey,
  PasskeyOptions,
  PasskeyRefusedError,
  PasskeyRemoved,
  PasskeySignInResult,
  RemovePasskeyResult,
} from './passkey.results.ts';

@Resolver(() => AccountSecurity)
export class PasskeyResolver {
  @FieldResolver(() => [MyPasskey], { description: 'The oldest first.' })
  async passkeys(@Ctx() ctx: IdentityContext): Promise<MyPasskey[]> {
    const passkeys = await ctx.passkeys.listOf(requireAccount(ctx.viewer).accountId);
    return passkeys.map((passkey) => MyPasskey.of(passkey));
  }

  @Mutation(() => BeginPasskeyResult, {
    description: 'Begins to add a passkey: what the browser is to make.',
  })
  async beginPasskey(@Ctx() ctx: IdentityContext): Promise<typeof BeginPasskeyResult> {
    const options = await ctx.passkeys.beginRegistration(requireAccount(ctx.viewer));
    return options ? PasskeyOptions.of(options) : new ReauthenticationRequiredError();
  }

  @Mutation(() => AddPasskeyResult, {
    description: 'Adds what the browser made. It counts as a second factor, also for this session.',
  })
  async addPasskey(
    @Arg('name', () => String) name: string,
    @Arg('answer', () => GraphQLJSONObject) answer: object,
    @Ctx() ctx: IdentityContext,
  ): Promise<typeof AddPasskeyResult> {
    const passkey = await ctx.passkeys.register(requireAccount(ctx.viewer), name, answer);
    if (!passkey) return new PasskeyRefusedError();
    await renewOwnAccess(ctx);
    return MyPasskey.of(passkey);
  }

  @Mutation(() => PasskeyOptions, {
    description: 'Begins a sign-in by passkey, for whoever has one: the browser asks which.',
  })
  async beginPasskeySignIn(@Ctx() ctx: IdentityContext): Promise<PasskeyOptions> {
    return PasskeyOptions.of(await ctx.passkeys.beginSignIn());
  }

  @Mutation(() => PasskeySignInResult, {
    description: 'Opens a session by passkey, in one step. It counts as having a second factor.',
  })
  async signInWithPasskey(
    @Arg('answer', () => GraphQLJSONObject) answer: object,
    @Ctx() ctx: IdentityContext,
  ): Promise<typeof PasskeySignInResult> {
    const account = await ctx.passkeys.signIn(answer);
    const shown = { secondFactor: true };
    const session = account && (await ctx.sessions.open(account, ctx.client, shown));
    return session ? signedIn(session, ctx) : new PasskeyRefusedError();
  }

  @Mutation(() => MyPasskey, { description: 'Calls a passkey something else.' })
  async renamePasskey(
    @Arg('id', () => ID) id: string,
    @Arg('name', () => String) name: string,
    @Ctx() ctx: IdentityContext,
  ): Promise<MyPasskey> {
    return MyPasskey.of(await ctx.passkeys.rename(requireAccount(ctx.viewer), id, name));
  }

  @Mutation(() => RemovePasskeyResult, {
    description: 'Removes a passkey; the account’s other sessions end.',
  })
  async removePasskey(
    @Arg('id', () => ID) id: string,
    @Ctx() ctx: IdentityContext,
  ): Promise<typeof RemovePasskeyResult> {
    const removed = await ctx.passkeys.remove(requireAccount(ctx.viewer), id);
    if (!removed) return new ReauthenticationRequiredError();
    await renewOwnAccess(ctx);
    return PasskeyRemoved.of(id);
  }
}
