import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Account } from '../account/account.entity.ts';
import type { IdentityContext } from '../context.ts';
import { Invitation } from './invitation.entity.ts';
import { InviteMemberInput } from './invitation.inputs.ts';
import {
  AcceptInvitationResult,
  AlreadyMemberError,
  InvitationAccepted,
  InvitationEndedError,
  InvitationForAnotherAddressError,
  InviteMemberResult,
  MemberInvited,
  ReceivedInvitation,
} from './invitation.results.ts';

@Resolver(() => Invitation)
export class InvitationResolver {
  @Query(() => ReceivedInvitation, {
    nullable: true,
    description:
      'What the holder of a mailed link is invited to, signed in or not; null when the link is no longer good.',
  })
  async invitation(
    @Arg('token', () => String) token: string,
    @Ctx() ctx: IdentityContext,
  ): Promise<ReceivedInvitation | null> {
    const found = await ctx.invitations.find(token);
    if (!found) return null;
    const { kind, organization, invitedBy, email, role, eventName, expiresAt } = found;
    return {
      kind,
      organizationName: organization.name,
      inviterName: invitedBy.displayName,
      email,
      role,
      eventName,
      expiresAt,
    };
  }

  @Mutation(() => InviteMemberResult, {
    description:
      'Asks an address by mail to join an organization, for 14 days; asked before, with the role of now. For owners and managers, nobody above her own role.',
  })
  async inviteMember(
    @Arg('input', () => InviteMemberInput) input: InviteMemberInput,
    @Ctx() ctx: IdentityContext,
  ): Promise<typeof InviteMemberResult> {
    const invitation = await ctx.invitations.invite(ctx.viewer, input);
    if (!invitation) return new AlreadyMemberError();
    return Object.assign(new MemberInvited(), { invitation });
  }

  @Mutation(() => Invitation, {
    description:
      'Sends the mail again, with a new link in the place of the old one. RATE_LIMITED after three an hour.',
  })
  resendInvitation(
    @Arg('invitationId', () => ID) invitationId: string,
    @Ctx() ctx: IdentityContext,
  ): Promise<Invitation> {
    return ctx.invitations.resend(ctx.viewer, invitationId);
  }

  @Mutation(() => Invitation, { description: 'Takes an invitation back. For owners and managers.' })
  revokeInvitation(
    @Arg('invitationId', () => ID) invitationId: string,
    @Ctx() ctx: IdentityContext,
  ): Promise<Invitation> {
    return ctx.invitations.revoke(ctx.viewer, invitationId);
  }

  @Mutation(() => AcceptInvitationResult, {
    description:
      'Joins the organization. Only the account whose confirmed address was invited can; for another the invitation stays as it is.',
  })
  async acceptInvitation(
    @Arg('token', () => String) token: string,
    @Ctx() ctx: IdentityContext,
  ): Promise<typeof AcceptInvitationResult> {
    const answer = await ctx.invitations.accept(ctx.viewer, token);
    if (answer === 'ENDED') return new InvitationEndedError();
    if ('forAddress' in answer) return InvitationForAnotherAddressError.of(answer.forAddress);
    return Object.assign(new InvitationAccepted(), answer);
  }

  @FieldResolver(() => Account, { nullable: true })
  invitedBy(@Root() { invitedBy }: Invitation, @Ctx() ctx: IdentityContext) {
    return ctx.loaders.account.load(invitedBy.id);
  }
}
