import { GraphQLDateTime } from 'graphql-scalars';
import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql';
import { Account } from '../account/account.entity.ts';
import type { IdentityContext } from '../context.ts';
import { Membership } from './membership.entity.ts';
import { Organization } from './organization.entity.ts';
import { ChangeMemberRoleInput, MemberInput } from './organization.inputs.ts';
import { canChangeMember, canInvite, roleIn } from './organization.policy.ts';
import {
  ChangeMemberRoleResult,
  EndMembershipResult,
  LastOwnerError,
  MemberRoleChanged,
  MembershipEnded,
} from './organization.results.ts';

@Resolver(() => Membership)
export class MembershipResolver {
  @Mutation(() => ChangeMemberRoleResult, {
    description:
      'Gives a member another role; her sessions end at once. Owners change everybody, managers whoever ranks below them; nobody gives a role above her own.',
  })
  async changeMemberRole(
    @Arg('input', () => ChangeMemberRoleInput) input: ChangeMemberRoleInput,
    @Ctx() ctx: IdentityContext,
  ): Promise<typeof ChangeMemberRoleResult> {
    const membership = await ctx.members.changeRole(ctx.viewer, input);
    if (!membership) return new LastOwnerError();
    return Object.assign(new MemberRoleChanged(), { membership });
  }

  @Mutation(() => EndMembershipResult, {
    description:
      'Takes a member out of an organization: her sessions and the keys she made for it end at once, and she is told by mail. For owners, and for managers of whoever ranks below them.',
  })
  async removeMember(
    @Arg('input', () => MemberInput) input: MemberInput,
    @Ctx() ctx: IdentityContext,
  ): Promise<typeof EndMembershipResult> {
    return ended(await ctx.members.remove(ctx.viewer, input));
  }

  @Mutation(() => EndMembershipResult, { description: 'Gives up one’s own membership.' })
  async leaveOrganization(
    @Arg('organizationId', () => ID) organizationId: string,
    @Ctx() ctx: IdentityContext,
  ): Promise<typeof EndMembershipResult> {
    return ended(await ctx.members.leave(ctx.viewer, organizationId));
  }

  @Mutation(() => Membership, {
    description:
      'Makes another member an owner and oneself a manager. For owners; answers the new one.',
  })
  transferOwnership(
    @Arg('input', () => MemberInput) input: MemberInput,
    @Ctx() ctx: IdentityContext,
  ): Promise<Membership> {
    return ctx.members.transferOwnership(ctx.viewer, input);
  }

  @FieldResolver(() => Account)
  account(@Root() membership: Membership, @Ctx() ctx: IdentityContext): Promise<Account | null> {
    return ctx.loaders.account.load(membership.account.id);
  }

  @FieldResolver(() => Organization)
  organization(
    @Root() membership: Membership,
    @Ctx() ctx: IdentityContext,
  ): Promise<Organization | null> {
    return ctx.loaders.organization.load(membership.organization.id);
  }

  @FieldResolver(() => GraphQLDateTime)
  joinedAt(@Root() membership: Membership): Date {
    return membership.createdAt;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: "The member's address. For owners and managers of the organization.",
  })
  async email(
    @Root() { account, organization }: Membership,
    @Ctx() ctx: IdentityContext,
  ): Promise<string | null> {
    if (!canInvite(roleIn(ctx.viewer, organization.id))) return null;
    return (await ctx.loaders.account.load(account.id))?.email ?? null;
  }

  @FieldResolver(() => Boolean, {
    description: 'Whether the viewer may give this member another role and take her out.',
  })
  viewerCanChange(
    @Root() { organization, role }: Membership,
    @Ctx() { viewer }: IdentityContext,
  ): boolean {
    return canChangeMember(roleIn(viewer, organization.id), role);
  }
}

function ended(membership: Membership | null): MembershipEnded | LastOwnerError {
  if (!membership) return new LastOwnerError();
  return Object.assign(new MembershipEnded(), {
    organizationId: membership.organization.id,
    accountId: membership.account.id,
  });
}
