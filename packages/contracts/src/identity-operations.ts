import { z } from 'zod';
import { internalOperation } from './internal-operation.ts';
import type { MemberRole, OrganizationKind } from './states.ts';

/**
 * Makes an account and, for a pro, its organization of one; with `organizationId` it also joins that
 * organization, as SHOOTER unless `role` says otherwise. Answers its own organization, or else the
 * one it joined. CONFLICT when the address is taken, NOT_FOUND when there is no such organization.
 */
export const createAccount = internalOperation<{
  email: string;
  password: string;
  displayName: string;
  organizationKind: OrganizationKind | null;
  admin: boolean;
  language: 'fr' | 'en';
  organizationId?: string;
  role?: MemberRole;
}>()({
  subgraph: 'identity',
  field: 'createAccount',
  document: `mutation CreateAccount($email: String!, $password: String!, $displayName: String!, $organizationKind: OrganizationKind, $admin: Boolean!, $language: String!, $organizationId: ID, $role: MemberRole) {
    createAccount(email: $email, password: $password, displayName: $displayName, organizationKind: $organizationKind, admin: $admin, language: $language, organizationId: $organizationId, role: $role) { accountId organizationId }
  }`,
  result: z.object({ accountId: z.string(), organizationId: z.string().nullable() }),
});

/** Ends all sessions of the account with this address; answers how many. NOT_FOUND without one. */
export const endAccountSessions = internalOperation<{ email: string }>()({
  subgraph: 'identity',
  field: 'endAccountSessions',
  document: `mutation EndAccountSessions($email: String!) { endAccountSessions(email: $email) }`,
  result: z.number(),
});

/** Rotates a refresh token. null when it is unknown, expired, revoked or used long ago (then the family is revoked). */
export const rotateSession = internalOperation<{ refreshToken: string }>()({
  subgraph: 'identity',
  field: 'rotateSession',
  document: `mutation RotateSession($refreshToken: String!) {
    rotateSession(refreshToken: $refreshToken) { accessToken refreshToken }
  }`,
  result: z.object({ accessToken: z.string(), refreshToken: z.string() }).nullable(),
});

/** Counted as characters, not as bytes or code units. */
export const MIN_PASSWORD_CHARACTERS = 8;
export const MAX_PASSWORD_CHARACTERS = 200;
