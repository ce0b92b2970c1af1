import { z } from 'zod';
import { idSchema } from './ids.ts';
import { internalOperation } from './internal-operation.ts';
import { MEMBER_ROLES, ORGANIZATION_KINDS } from './states.ts';
import { API_KEY_SCOPES } from './viewer.ts';

/**
 * Whose secret has this SHA-256 (hex), and what it may do; null for none that works now. Notes that
 * it was used.
 */
export const verifyApiKey = internalOperation<{ secretHash: string }>()({
  subgraph: 'identity',
  field: 'verifyApiKey',
  document: `mutation VerifyApiKey($secretHash: String!) {
    verifyApiKey(secretHash: $secretHash) { keyId accountId scopes organizationId organizationKind role expiresAt }
  }`,
  result: z
    .object({
      keyId: idSchema,
      accountId: idSchema,
      scopes: z.array(z.enum(API_KEY_SCOPES)),
      organizationId: idSchema,
      organizationKind: z.enum(ORGANIZATION_KINDS),
      role: z.enum(MEMBER_ROLES),
      expiresAt: z.coerce.date().nullable(),
    })
    .nullable(),
});
