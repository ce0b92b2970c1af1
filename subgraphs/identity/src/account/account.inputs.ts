import { MEMBER_ROLES, ORGANIZATION_KINDS } from '@focus-racer/contracts';
import { z } from 'zod';

const MIN_PASSWORD_CHARACTERS = 8;
export const MAX_PASSWORD_CHARACTERS = 200;

export const newAccountSchema = z.object({
  email: z.string().trim().toLowerCase().max(254).pipe(z.email()),
  password: z.string().min(MIN_PASSWORD_CHARACTERS).max(MAX_PASSWORD_CHARACTERS),
  displayName: z.string().trim().min(1).max(120),
  organizationKind: z.enum(ORGANIZATION_KINDS).nullish(),
  admin: z.boolean(),
  language: z.enum(['fr', 'en']),
  organizationId: z.uuid().nullish(),
  role: z.enum(MEMBER_ROLES).nullish(),
});
export type NewAccount = z.infer<typeof newAccountSchema>;
