import { requireAccount } from '@focus-racer/service-kit';
import { GraphQLDateTime } from 'graphql-scalars';
import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { IdentityContext } from '../context.ts';
import { Membership } from '../organization/membership.entity.ts';
import { Account } from './account.entity.ts';
import { maySeePrivateFields, needsSecondFactor, visibleOrganizations } from './account.policy.ts';
import { DataRequest, UpdateProfileInput } from './account.results.ts';

@Resolver(() => Account)
export class AccountResolver {
  @Query(() => Account, { nullable: true, description: 'Who asks; null when nobody signed in.' })
  me(@Ctx() ctx: IdentityContext): Promise<Account | null> {
    return ctx.viewer.kind === 'account'
      ? ctx.loaders.account.load(ctx.viewer.accountId)
      : Promise.resolve(null);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Only for the person and for administrators, otherwise null.',
  })
  email(@Root() account: Account, @Ctx() ctx: IdentityContext): string | null {
    return maySeePrivateFields(ctx.viewer, account.id) ? account.email : null;
  }

  @FieldResolver(() => Boolean, {
    description:
      'Whether the account administers the platform; told to the person and to administrators, false for others.',
  })
  admin(@Root() account: Account, @Ctx() ctx: IdentityContext): boolean {
    return maySeePrivateFields(ctx.viewer, account.id) && account.admin;
  }

  @FieldResolver(() => Boolean, {
    description:
      'An administrator has her rights in sessions with a second factor only: add one, or sign in with it.',
  })
  adminNeedsSecondFactor(@Root() account: Account, @Ctx() { viewer }: IdentityContext): boolean {
    return needsSecondFactor(viewer, account);
  }

  @FieldResolver(() => [Membership], {
    description: 'One’s own; of others those in organizations that the viewer belongs to.',
  })
  async memberships(@Root() account: Account, @Ctx() ctx: IdentityContext): Promise<Membership[]> {
    const visible = visibleOrganizations(ctx.viewer, account.id);
    const memberships = await ctx.loaders.membershipsOf.load(account.id);
    return visible ? memberships.filter((m) => visible.includes(m.organization.id)) : memberships;
  }

  @FieldResolver(() => GraphQLDateTime, {
    nullable: true,
    description: 'When a copy of one’s data was last asked for; to oneself and administrators.',
  })
  dataRequestedAt(@Root() account: Account, @Ctx() ctx: IdentityContext): Date | null {
    return maySeePrivateFields(ctx.viewer, account.id) ? account.dataRequestedAt : null;
  }

  @Mutation(() => Account, { description: 'Changes what one is called and reads.' })
  updateProfile(
    @Arg('input', () => UpdateProfileInput) input: UpdateProfileInput,
    @Ctx() ctx: IdentityContext,
  ): Promise<Account> {
    return ctx.profiles.update(requireAccount(ctx.viewer), input);
  }

  @Mutation(() => DataRequest, {
    description:
      'Asks for a copy of what is held about oneself. Within a day of another request that one is answered.',
  })
  async requestMyData(@Ctx() ctx: IdentityContext): Promise<DataRequest> {
    const request = await ctx.profiles.requestData(requireAccount(ctx.viewer));
    return Object.assign(new DataRequest(), request);
  }
}
