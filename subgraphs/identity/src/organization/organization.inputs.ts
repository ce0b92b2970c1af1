import {
  idSchema,
  MEMBER_ROLES,
  type MemberRole,
  ORGANIZATION_KINDS,
  type OrganizationKind,
} from '@focus-racer/contracts';
import { Field, ID, InputType } from 'type-graphql';
import { z } from 'zod';
import { organizationDetailsSchema } from '../account/account.inputs.ts';
import { MemberRoleEnum } from './membership.entity.ts';
import { OrganizationKindEnum } from './organization.entity.ts';

@InputType({ description: 'A further organization of an account.' })
export class CreateOrganizationInput {
  @Field(() => OrganizationKindEnum)
  kind!: OrganizationKind;

  @Field(() => String)
  name!: string;

  @Field(() => String, { description: 'ISO 3166-1, two letters.' })
  country!: string;

  @Field(() => String, { nullable: true, description: 'Checked by its form.' })
  siret?: string | null;

  @Field(() => String, { nullable: true, description: 'Checked by its form.' })
  vatNumber?: string | null;
}

export const createOrganizationSchema = organizationDetailsSchema.extend({
  kind: z.enum(ORGANIZATION_KINDS),
});

@InputType({ description: 'All facts of an organization; numbers left out are removed.' })
export class UpdateOrganizationInput {
  @Field(() => ID)
  organizationId!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String, { description: 'ISO 3166-1, two letters.' })
  country!: string;

  @Field(() => String, { nullable: true, description: 'Checked by its form.' })
  siret?: string | null;

  @Field(() => String, { nullable: true, description: 'Checked by its form.' })
  vatNumber?: string | null;
}

export const updateOrganizationSchema = organizationDetailsSchema.extend({
  organizationId: idSchema,
});

@InputType()
export class ChangeMemberRoleInput {
  @Field(() => ID)
  organizationId!: string;

  @Field(() => ID)
  accountId!: string;

  @Field(() => MemberRoleEnum)
  role!: MemberRole;
}

export const changeMemberRoleSchema = z.object({
  organizationId: idSchema,
  accountId: idSchema,
  role: z.enum(MEMBER_ROLES),
});

@InputType()
export class MemberInput {
  @Field(() => ID)
  organizationId!: string;

  @Field(() => ID)
  accountId!: string;
}

export const memberSchema = z.object({ organizationId: idSchema, accountId: idSchema });
