import { idSchema, type MailLanguage, type MemberRole } from '@focus-racer/contracts';
import { Arg, Ctx, Field, ID, ObjectType, Query, Resolver } from 'type-graphql';
import type { IdentityContext } from '../context.ts';
import { Membership } from '../organization/membership.entity.ts';

const ANSWERING_ROLES: readonly MemberRole[] = ['OWNER', 'MANAGER'];

@ObjectType()
class OrganizationContact {
  @Field(() => ID)
  accountId!: string;

  @Field(() => String)
  email!: string;

  @Field(() => String)
  language!: MailLanguage;
}

@Resolver()
export class ContactResolver {
  @Query(() => [OrganizationContact])
  async contactsOfOrganization(
    @Arg('organizationId', () => ID) organizationId: string,
    @Ctx() { em }: IdentityContext,
  ): Promise<OrganizationContact[]> {
    if (!idSchema.safeParse(organizationId).success) return [];
    const memberships = await em.find(
      Membership,
      {
        organization: organizationId,
        role: { $in: [...ANSWERING_ROLES] },
        account: { closedAt: null },
      },
      { populate: ['account'], orderBy: { createdAt: 'asc' } },
    );
    return memberships.map(({ account: { id, email, language } }) => ({
      accountId: id,
      email,
      language,
    }));
  }
}
