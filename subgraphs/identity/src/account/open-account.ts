import { newId, type OrganizationKind } from '@focus-racer/contracts';
import { recordAuditAfterCommit } from '@focus-racer/service-kit';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Membership } from '../organization/membership.entity.ts';
import { Organization } from '../organization/organization.entity.ts';
import { Account } from './account.entity.ts';

export interface WantedAccount {
  email: string;
  passwordHash: string;
  displayName: string;
  language: 'fr' | 'en';
  admin: boolean;
  emailVerifiedAt: Date | null;
  organization: {
    kind: OrganizationKind;
    name: string;
    country: string | null;
    siret: string | null;
    vatNumber: string | null;
  } | null;
}

/** An account and, for a pro, its organization; the caller flushes. */
export function openAccount(
  em: EntityManager,
  wanted: WantedAccount,
  { actor, now }: { actor: string; now: Date },
): { account: Account; organization: Organization | null } {
  const { organization: wantedOrganization, ...own } = wanted;
  const account = em.create(Account, {
    ...own,
    id: newId(),
    kind: wantedOrganization ? 'PRO' : 'RUNNER',
    createdAt: now,
  });
  recordAuditAfterCommit(em, {
    actor,
    action: 'account.created',
    subject: `account:${account.id}`,
    details: { kind: account.kind, admin: account.admin },
  });
  if (!wantedOrganization) return { account, organization: null };
  const organization = em.create(Organization, {
    ...wantedOrganization,
    id: newId(),
    createdAt: now,
  });
  em.create(Membership, { account, organization, role: 'OWNER', createdAt: now });
  recordAuditAfterCommit(em, {
    actor,
    action: 'organization.created',
    subject: `organization:${organization.id}`,
    details: { kind: organization.kind, ownerId: account.id },
  });
  return { account, organization };
}
