import { idSchema, MEMBER_ROLES, type MemberRole } from '@focus-racer/contracts';
import { Field, ID, InputType } from 'type-graphql';
import { z } from 'zod';
import { emailSchema } from '../account/account.inputs.ts';
import { MemberRoleEnum } from '../organization/membership.entity.ts';

@InputType()
export class InviteMemberInput {
  @Field(() => ID)
  organizationId!: string;

  @Field(() => String)
  email!: string;

  @Field(() => MemberRoleEnum, { description: 'None above one’s own.' })
  role!: MemberRole;
}

export const inviteMemberSchema = z.object({
  organizationId: idSchema,
  email: emailSchema,
  role: z.enum(MEMBER_ROLES),
});

export const eventInvitationSchema = z.object({
  eventId: idSchema,
  eventName: z.string(),
  organizationId: idSchema,
  invitedBy: idSchema,
  email: emailSchema,
});
