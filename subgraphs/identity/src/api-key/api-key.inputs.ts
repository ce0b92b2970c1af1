import { idSchema } from '@focus-racer/contracts';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, InputType, Int } from 'type-graphql';
import { z } from 'zod';
import { ApiKeyScopeEnum, type ApiKeyScopeName, SCOPES } from './api-key.entity.ts';

const DAY_MS = 86_400_000;
const LONGEST_LIFE_DAYS = 366;
/** A week: longer than any deployment takes. */
const MAX_OVERLAP_HOURS = 168;
const DEFAULT_OVERLAP_HOURS = 24;

@InputType()
export class CreateApiKeyInput {
  @Field(() => ID)
  organizationId!: string;

  @Field(() => String, { description: '1 to 80 characters.' })
  name!: string;

  @Field(() => [ApiKeyScopeEnum], { description: 'At least one.' })
  scopes!: ApiKeyScopeName[];

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'At most a year from now; without it the key does not end by itself.',
  })
  expiresAt?: Date | null;
}

@InputType()
export class RotateApiKeyInput {
  @Field(() => ID)
  keyId!: string;

  @Field(() => Int, {
    defaultValue: DEFAULT_OVERLAP_HOURS,
    description: 'For how many hours the secret of before still works: 0 to 168.',
  })
  overlapHours!: number;
}

const scopeNames = Object.keys(SCOPES) as [ApiKeyScopeName, ...ApiKeyScopeName[]];

export const createApiKeySchema = (now: Date) =>
  z.object({
    organizationId: idSchema,
    name: z
      .string()
      .trim()
      .min(1)
      .max(80)
      .regex(/^\P{Cc}*$/u, 'no control characters'),
    scopes: z
      .array(z.enum(scopeNames))
      .min(1)
      .transform((names) => [...new Set(names)].map((name) => SCOPES[name])),
    expiresAt: z
      .date()
      .min(now, 'must be in the future')
      .max(new Date(now.getTime() + LONGEST_LIFE_DAYS * DAY_MS), 'must be within a year')
      .nullish()
      .transform((date) => date ?? null),
  });

export const rotateApiKeySchema = z.object({
  keyId: z.string(),
  overlapHours: z.int().min(0).max(MAX_OVERLAP_HOURS),
});
