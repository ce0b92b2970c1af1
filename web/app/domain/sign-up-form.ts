import type { OrganizationKind } from '@focus-racer/contracts';
import { isTooShort, looksLikeEmail } from './typed.ts';

export const SIGN_UP_KINDS = [
  'RUNNER',
  'PHOTOGRAPHER',
  'ORGANIZER',
  'CLUB',
  'AGENCY',
  'FEDERATION',
] as const satisfies readonly ('RUNNER' | OrganizationKind)[];
export type SignUpKind = (typeof SIGN_UP_KINDS)[number];

export interface SignUpForm {
  kind: SignUpKind;
  displayName: string;
  email: string;
  password: string;
  organizationName: string;
  country: string;
  siret: string;
  vatNumber: string;
}

/** As the API names what it refuses. */
export type SignUpField =
  | 'displayName'
  | 'email'
  | 'password'
  | 'organization.name'
  | 'organization.country'
  | 'organization.siret'
  | 'organization.vatNumber';

/** What is missing, by field, before the API is asked. */
export function missingIn(form: SignUpForm): SignUpField[] {
  const missing: SignUpField[] = [];
  if (!form.displayName.trim()) missing.push('displayName');
  if (form.kind !== 'RUNNER' && !form.organizationName.trim()) missing.push('organization.name');
  if (!looksLikeEmail(form.email)) missing.push('email');
  if (isTooShort(form.password)) missing.push('password');
  return missing;
}

/** What the API is asked: a runner's form forgets what was typed about an organization. */
export function signUpInput(form: SignUpForm, language: string) {
  const { kind, displayName, email, password, country, siret, vatNumber } = form;
  const asked = { displayName, email, password, language };
  if (kind === 'RUNNER') return asked;
  return {
    ...asked,
    organization: {
      kind,
      name: form.organizationName,
      country,
      siret: country === 'FR' ? siret.trim() || null : null,
      vatNumber: vatNumber.trim() || null,
    },
  };
}

export function kindAsked(query: unknown): SignUpKind {
  return SIGN_UP_KINDS.find((kind) => kind === query) ?? 'RUNNER';
}
