import type { ApiKeyScope, CreateApiKeyInput } from '../graphql/generated.ts';

/** In the order in which the form explains them. */
export const KEY_SCOPES: readonly ApiKeyScope[] = [
  'EVENTS_READ',
  'STARTLIST_WRITE',
  'PHOTOS_READ',
  'PHOTOS_WRITE',
  'PHOTOS_PII',
];

/** How long a key lives, in days; null: until somebody revokes it. */
export const KEY_LIVES = [30, 90, 365, null] as const;
export type KeyLife = (typeof KEY_LIVES)[number];

/** For how many hours an old secret may still work. */
export const KEY_OVERLAPS: readonly number[] = [0, 1, 24, 168];

export interface KeyForm {
  name: string;
  scopes: ApiKeyScope[];
  life: KeyLife;
}

export function keyInputOf(
  form: KeyForm,
  organizationId: string,
  nowMs: number,
): CreateApiKeyInput {
  const { life } = form;
  return {
    organizationId,
    name: form.name.trim(),
    scopes: KEY_SCOPES.filter((scope) => form.scopes.includes(scope)),
    expiresAt: life === null ? null : new Date(nowMs + life * 86_400_000).toISOString(),
  };
}

export type KeyState = 'GOOD' | 'ENDS_SOON' | 'OVER';

/** Whether a key wants attention: two weeks suffice to hand out another. */
export function keyStateOf(expiresAt: string | null, nowMs: number): KeyState {
  if (expiresAt === null) return 'GOOD';
  const daysLeft = (Date.parse(expiresAt) - nowMs) / 86_400_000;
  if (daysLeft <= 0) return 'OVER';
  return daysLeft <= 14 ? 'ENDS_SOON' : 'GOOD';
}
