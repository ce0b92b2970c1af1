import type { MemberRole } from '@focus-racer/contracts';
import { notFound } from '@focus-racer/service-kit';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { IdentityContext } from '../context.ts';
import { Invitation } from '../invitation/invitation.entity.ts';
import { listMembers } from './list-members.ts';
import { MemberPage } from './member-page.ts';
import { MembershipConnection } from './membership.connection.ts';
import { MemberRoleEnum } from './membership.entity.ts';
import { Organization } from './organization.entity.ts';
import { CreateOrganizationInput, UpdateOrganizationInput } from './organization.inputs.ts';
import { canInvite, canSeeInside, canUpdate, roleIn, rolesToGive } from './organization.policy.ts';

@Resolver(() => Organization)
export class OrganizationResolver {
  @Query(() => Organization, {
    nullable: true,
    description: 'For members and administrators; NOT_FOUND for others.',
  })
  organization(
    @Arg('id', () => ID) id: string,
    @Ctx() ctx: IdentityContext,
  ): Promise<Organization> {
    return ctx.organizations.get(ctx.viewer, id);
  }

  @Mutation(() => Organization, {
    description:
      'Founds a further organization, of which the viewer is the owner. CONFLICT when she has founded five.',
  })
  createOrganization(
    @Arg('input', () => CreateOrganizationInput) input: CreateOrganizationInput,
    @Ctx() ctx: IdentityContext,
  ): Promise<Organization> {
    return ctx.organizations.found(ctx.viewer, input);
  }

  @Mutation(() => Organization, { description: 'Changes its name and company facts. For owners.' })
  updateOrganization(
    @Arg('input', () => UpdateOrganizationInput) input: UpdateOrganizationInput,
    @Ctx() ctx: IdentityContext,
  ): Promise<Organization> {
    return ctx.organizations.update(ctx.viewer, input);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'ISO 3166-1, two letters. For members and administrators.',
  })
  country(@Root() organization: Organization, @Ctx() ctx: IdentityContext): string | null {
    return canSeeInside(ctx.viewer, organization.id) ? organization.country : null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Of a French establishment. For members and administrators.',
  })
  siret(@Root() organization: Organization, @Ctx() ctx: IdentityContext): string | null {
    return canSeeInside(ctx.viewer, organization.id) ? organization.siret : null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Of the European Union. For members and administrators.',
  })
  vatNumber(@Root() organization: Organization, @Ctx() ctx: IdentityContext): string | null {
    return canSeeInside(ctx.viewer, organization.id) ? organization.vatNumber : null;
  }

  @FieldResolver(() => MembershipConnection, {
    description: 'Its members. For members and administrators; NOT_FOUND for others.',
  })
  members(
    @Root() { id }: Organization,
    @Args(() => MemberPage) page: MemberPage,
    @Ctx() ctx: IdentityContext,
  ): Promise<MembershipConnection> {
    if (!canSeeInside(ctx.viewer, id)) throw notFound('organization');
    return listMembers(ctx.em, id, page);
  }

  @FieldResolver(() => [Invitation], {
    nullable: true,
    description:
      'Invitations to join it that were not answered, the newest first; at most 100. For owners and managers.',
  })
  invitations(
    @Root() { id }: Organization,
    @Ctx() ctx: IdentityContext,
  ): Promise<Invitation[]> | null {
    return canInvite(roleIn(ctx.viewer, id)) ? ctx.invitations.listOpen(id) : null;
  }

  @FieldResolver(() => MemberRoleEnum, {
    nullable: true,
    description: 'What the viewer is in it; null when nothing.',
  })
  viewerRole(@Root() { id }: Organization, @Ctx() ctx: IdentityContext): MemberRole | null {
    return roleIn(ctx.viewer, id);
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may change its facts.' })
  viewerCanUpdate(@Root() { id }: Organization, @Ctx() ctx: IdentityContext): boolean {
    return canUpdate(roleIn(ctx.viewer, id));
  }

  @FieldResolver(() => [MemberRoleEnum], {
    description: 'The roles that the viewer may give to others, by invitation too; none for many.',
  })
  viewerCanGive(@Root() { id }: Organization, @Ctx() ctx: IdentityContext): MemberRole[] {
    return rolesToGive(roleIn(ctx.viewer, id));
  }
}
