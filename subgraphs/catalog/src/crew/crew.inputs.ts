import { idSchema } from '@focus-racer/contracts';
import { Field, ID, InputType } from 'type-graphql';
import { z } from 'zod';

@InputType()
export class InviteToEventInput {
  @Field(() => ID)
  eventId!: string;

  @Field(() => String, { description: 'Of a photographer, who may have no account yet.' })
  email!: string;
}

export const inviteToEventSchema = z.object({
  eventId: idSchema,
  email: z.string().trim().toLowerCase().max(254).pipe(z.email()),
});

@InputType()
export class EventInvitationInput {
  @Field(() => ID)
  eventId!: string;

  @Field(() => ID)
  invitationId!: string;
}

export const eventInvitationSchema = z.object({ eventId: idSchema, invitationId: idSchema });

@InputType()
export class AcceptEventInvitationInput {
  @Field(() => String, { description: 'Of the mailed link.' })
  token!: string;

  @Field(() => ID, {
    nullable: true,
    description:
      'For which of one’s organizations one shoots: it pays the credits and sells the photos. Needed by who has several.',
  })
  organizationId?: string | null;
}

export const acceptEventInvitationSchema = z.object({
  token: z.string().min(1).max(200),
  organizationId: idSchema.nullish(),
});
