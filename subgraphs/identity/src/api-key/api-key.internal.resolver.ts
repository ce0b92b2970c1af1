import type { MemberRole, OrganizationKind } from '@focus-racer/contracts';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Arg, Ctx, Field, ID, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { IdentityContext } from '../context.ts';
import { MemberRoleEnum } from '../organization/membership.entity.ts';
import { OrganizationKindEnum } from '../organization/organization.entity.ts';
import { type VerifiedApiKey, verifyApiKey } from './verify-api-key.ts';

@ObjectType('VerifiedApiKey')
class VerifiedApiKeyType implements VerifiedApiKey {
  @Field(() => ID)
  keyId!: string;

  @Field(() => ID)
  accountId!: string;

  @Field(() => [String])
  scopes!: VerifiedApiKey['scopes'];

  @Field(() => ID)
  organizationId!: string;

  @Field(() => OrganizationKindEnum)
  organizationKind!: OrganizationKind;

  @Field(() => MemberRoleEnum)
  role!: MemberRole;

  @Field(() => GraphQLDateTimeISO, { nullable: true })
  expiresAt!: Date | null;
}

@Resolver()
export class ApiKeyInternalResolver {
  @Mutation(() => VerifiedApiKeyType, { nullable: true })
  verifyApiKey(
    @Arg('secretHash', () => String) secretHash: string,
    @Ctx() { em }: IdentityContext,
  ): Promise<VerifiedApiKey | null> {
    return verifyApiKey(em, secretHash, new Date());
  }
}
