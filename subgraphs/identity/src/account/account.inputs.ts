import {
  compactNumber,
  COUNTRY_CODES,
  isSiret,
  isVatNumber,
  MAIL_LANGUAGES,
  MEMBER_ROLES,
  ORGANIZATION_KINDS,
} from '@focus-racer/contracts';
import { z } from 'zod';

const MAX_NAME_CHARACTERS = 120;
/** Line breaks would begin a header of a mail, direction marks make a name read as another. */
const UNWRITABLE = /[\p{Cc}\p{Zl}\p{Zp}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u;

/** Lower case, so that unique means unique whatever the case. */
export const emailSchema = z.string().trim().toLowerCase().max(254).pipe(z.email());

/** What a person or an organization calls itself. A link has no place in it: it is read in mails. */
export const nameSchema = z
  .string()
  .refine((name) => !UNWRITABLE.test(name), 'no control characters')
  .trim()
  .min(1)
  .max(MAX_NAME_CHARACTERS)
  .refine((name) => !/:\/\/|\bwww\./i.test(name), 'no link');

export const languageSchema = z.enum(MAIL_LANGUAGES);

const nothingTyped = (written: string) => (written.trim() === '' ? null : written);

export const organizationDetailsSchema = z.object({
  name: nameSchema,
  country: z.enum(COUNTRY_CODES),
  siret: z
    .string()
    .transform(compactNumber)
    .transform(nothingTyped)
    .refine((siret) => siret === null || isSiret(siret), 'no SIRET')
    .nullish()
    .transform((siret) => siret ?? null),
  vatNumber: z
    .string()
    .transform(compactNumber)
    .transform(nothingTyped)
    .refine((number) => number === null || isVatNumber(number), 'no VAT number')
    .nullish()
    .transform((number) => number ?? null),
});

export const signUpSchema = z.object({
  email: emailSchema,
  password: z.string(),
  displayName: nameSchema,
  language: languageSchema,
  organization: organizationDetailsSchema.extend({ kind: z.enum(ORGANIZATION_KINDS) }).nullish(),
});
export type SignUp = z.infer<typeof signUpSchema>;

export const newAccountSchema = z.object({
  email: emailSchema,
  password: z.string(),
  displayName: nameSchema,
  organizationKind: z.enum(ORGANIZATION_KINDS).nullish(),
  admin: z.boolean(),
  language: languageSchema,
  organizationId: z.uuid().nullish(),
  role: z.enum(MEMBER_ROLES).nullish(),
});
export type NewAccount = z.infer<typeof newAccountSchema>;

export const profileSchema = z.object({
  displayName: nameSchema.optional(),
  language: languageSchema.optional(),
});
