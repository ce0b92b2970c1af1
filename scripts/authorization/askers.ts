import {
  API_KEY_SCOPES,
  type ApiKeyScope,
  MEMBER_ROLES,
  type MemberRole,
} from '@focus-racer/contracts';

/** Somebody of whom the authorisation table has a column. */
export interface Asker {
  name: string;
  kind: 'anonymous' | 'runner' | 'member' | 'crew' | 'admin' | 'apiKey';
  /** In her organization, or on whose behalf a key acts. */
  role?: MemberRole;
  scope?: ApiKeyScope;
}

const memberOf = (name: string, role: MemberRole): Asker => ({ name, kind: 'member', role });

export const ASKERS: readonly Asker[] = [
  { name: 'anonymous', kind: 'anonymous' },
  { name: 'runner A', kind: 'runner' },
  { name: 'runner B', kind: 'runner' },
  memberOf('photographer A', 'OWNER'),
  memberOf('photographer B', 'OWNER'),
  memberOf('organiser', 'OWNER'),
  ...MEMBER_ROLES.map((role) => memberOf(`member ${role}`, role)),
  { name: 'crew', kind: 'crew' },
  { name: 'admin', kind: 'admin' },
  ...API_KEY_SCOPES.map((scope): Asker => ({
    name: `key ${scope}`,
    kind: 'apiKey',
    role: 'MANAGER',
    scope,
  })),
];

/** Whose the thing is that somebody asks about. */
export const THINGS = ['own', 'foreign', 'deleted'] as const;
export type Thing = (typeof THINGS)[number];
