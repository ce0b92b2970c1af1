import { Field, ID, InputType, Int } from 'type-graphql';
import { z } from 'zod';

const MAX_CREDITS = 1_000_000;
const MAX_OVERDRAFT = 100_000;

@InputType()
export class GrantCreditsInput {
  @Field(() => ID)
  organizationId!: string;

  @Field(() => Int, { description: `1 to ${MAX_CREDITS}.` })
  amount!: number;

  @Field(() => String, { description: 'For the books; at most 200 characters.' })
  reason!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The same key grants once, however often it is sent.',
  })
  idempotencyKey?: string | null;
}

@InputType()
export class SetOverdraftLimitInput {
  @Field(() => ID)
  organizationId!: string;

  @Field(() => Int, { description: `0 to ${MAX_OVERDRAFT}.` })
  limit!: number;
}

export const grantSchema = z.object({
  organizationId: z.uuid(),
  amount: z.number().int().min(1).max(MAX_CREDITS),
  reason: z.string().trim().min(1).max(200),
  idempotencyKey: z.string().min(1).max(100).nullish(),
});
export const overdraftLimitSchema = z.object({
  organizationId: z.uuid(),
  limit: z.number().int().min(0).max(MAX_OVERDRAFT),
});
