import { z } from 'zod';
import { idSchema } from './ids.ts';
import { MEMBER_ROLES, ORGANIZATION_KINDS } from './states.ts';

const viewerMembershipSchema = z.object({
  organizationId: idSchema,
  kind: z.enum(ORGANIZATION_KINDS),
  role: z.enum(MEMBER_ROLES),
});

/** What an API key may do; a scope comes with its first operation. */
export const API_KEY_SCOPES = [
  'events:read',
  'startlist:write',
  'photos:read',
  'photos:write',
  'photos:pii',
] as const;
export type ApiKeyScope = (typeof API_KEY_SCOPES)[number];

/** Who asks. The gateway signs it for the subgraphs; nobody asks identity for it again. */
export const viewerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('anonymous') }),
  z.object({
    kind: z.literal('account'),
    accountId: idSchema,
    sessionId: idSchema,
    admin: z.boolean(),
    memberships: z.array(viewerMembershipSchema),
  }),
  z.object({
    kind: z.literal('apiKey'),
    keyId: idSchema,
    /** Who made the key: the author of what it sends. */
    accountId: idSchema,
    scopes: z.array(z.enum(API_KEY_SCOPES)),
    /** Of the one organization that the key belongs to. */
    memberships: z.array(viewerMembershipSchema),
  }),
]);
export type Viewer = z.infer<typeof viewerSchema>;
export type AccountViewer = Extract<Viewer, { kind: 'account' }>;
export type ApiKeyViewer = Extract<Viewer, { kind: 'apiKey' }>;
export type ViewerMembership = z.infer<typeof viewerMembershipSchema>;

export const ANONYMOUS: Viewer = { kind: 'anonymous' };

/** From where a request came, as the gateway saw it. Never logged. */
export const clientSchema = z.object({
  address: z.string(),
  userAgent: z.string(),
  /** The mark that identity gave this browser at a sign-in; empty without one. */
  device: z.string(),
});
export type Client = z.infer<typeof clientSchema>;

/** What the gateway signs for the subgraphs. */
export const askerSchema = z.object({ viewer: viewerSchema, client: clientSchema });
export type Asker = z.infer<typeof askerSchema>;

/**
 * The claims of an access token, beside the registered ones: sub = account id, sid = session id,
 * ver = the version of what the session may do, which rises whenever that changes.
 */
export const accessClaimsSchema = z.object({
  sub: idSchema,
  sid: idSchema,
  ver: z.int().min(0),
  admin: z.boolean(),
  memberships: z.array(viewerMembershipSchema),
});
export type AccessClaims = z.infer<typeof accessClaimsSchema>;

export const VIEWER_HEADER = 'x-focus-viewer';
export const ACCESS_COOKIE = 'fr_access';
export const REFRESH_COOKIE = 'fr_refresh';
export const DEVICE_COOKIE = 'fr_device';
export const ACCESS_TOKEN_MINUTES = 15;
export const REFRESH_TOKEN_DAYS = 7;
/** Browsers keep no cookie longer. */
export const DEVICE_COOKIE_DAYS = 400;
