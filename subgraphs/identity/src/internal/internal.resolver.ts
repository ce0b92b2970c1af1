import type { MemberRole, OrganizationKind } from '@focus-racer/contracts';
import { Arg, Ctx, Field, ID, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { IdentityContext } from '../context.ts';
import { MemberRoleEnum } from '../organization/membership.entity.ts';
import { OrganizationKindEnum } from '../organization/organization.entity.ts';

@ObjectType()
class CreatedAccount {
  @Field(() => ID)
  accountId!: string;

  @Field(() => ID, { nullable: true })
  organizationId!: string | null;
}

@ObjectType()
class RotatedSession {
  @Field(() => String)
  accessToken!: string;

  @Field(() => String)
  refreshToken!: string;
}

@Resolver()
export class InternalResolver {
  @Query(() => Boolean, {
    description: 'GraphQL wants a query; this one says that identity answers.',
  })
  answers(): boolean {
    return true;
  }

  @Mutation(() => CreatedAccount)
  createAccount(
    @Arg('email', () => String) email: string,
    @Arg('password', () => String) password: string,
    @Arg('displayName', () => String) displayName: string,
    @Arg('organizationKind', () => OrganizationKindEnum, { nullable: true })
    organizationKind: OrganizationKind | null,
    @Arg('admin', () => Boolean) admin: boolean,
    @Arg('language', () => String) language: string,
    @Arg('organizationId', () => ID, { nullable: true }) organizationId: string | null,
    @Arg('role', () => MemberRoleEnum, { nullable: true }) role: MemberRole | null,
    @Ctx() ctx: IdentityContext,
  ): Promise<CreatedAccount> {
    return ctx.accounts.createAccount({
      email,
      password,
      displayName,
      organizationKind,
      admin,
      language,
      organizationId,
      role,
    });
  }

  @Mutation(() => Int)
  endAccountSessions(
    @Arg('email', () => String) email: string,
    @Ctx() ctx: IdentityContext,
  ): Promise<number> {
    return ctx.sessions.endAllOf(email);
  }

  @Mutation(() => RotatedSession, { nullable: true })
  rotateSession(
    @Arg('refreshToken', () => String) refreshToken: string,
    @Ctx() ctx: IdentityContext,
  ): Promise<RotatedSession | null> {
    return ctx.sessions.rotate(refreshToken);
  }
}
