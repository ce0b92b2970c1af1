import { newId } from '@focus-racer/contracts';
import {
  AppError,
  checkInput,
  notFound,
  recordAuditAfterCommit,
  startWorkflowAfterCommit,
} from '@focus-racer/service-kit';
import { type EntityManager, UniqueConstraintViolationException } from '@mikro-orm/postgresql';
import { Membership } from '../organization/membership.entity.ts';
import { Organization } from '../organization/organization.entity.ts';
import { Account } from './account.entity.ts';
import { type NewAccount, newAccountSchema } from './account.inputs.ts';
import type { PasswordHasher } from './password-hasher.ts';

const ACTOR = 'service:identity';

export class AccountService {
  private readonly em: EntityManager;
  private readonly passwords: PasswordHasher;

  constructor(em: EntityManager, passwords: PasswordHasher) {
    this.em = em;
    this.passwords = passwords;
  }

  /** An account, its organization of one when it is a pro, and its place in the one it joins. */
  async createAccount(
    input: unknown,
  ): Promise<{ accountId: string; organizationId: string | null }> {
    const wanted = checkInput(newAccountSchema, input);
    const passwordHash = await this.passwords.hash(wanted.password);
    const account = this.em.create(Account, {
      id: newId(),
      email: wanted.email,
      passwordHash,
      kind: wanted.organizationKind ? 'PRO' : 'RUNNER',
      admin: wanted.admin,
      displayName: wanted.displayName,
      language: wanted.language,
      createdAt: new Date(),
    });
    const own = this.createOwnOrganization(account, wanted);
    const joined = await this.join(account, wanted);
    recordAuditAfterCommit(this.em, {
      actor: ACTOR,
      action: 'account.created',
      subject: `account:${account.id}`,
      details: { kind: account.kind, admin: account.admin },
    });
    await this.flushNewAccount();
    return { accountId: account.id, organizationId: own?.id ?? joined?.id ?? null };
  }

  private createOwnOrganization(account: Account, wanted: NewAccount): Organization | null {
    if (!wanted.organizationKind) return null;
    const organization = this.em.create(Organization, {
      id: newId(),
      name: wanted.displayName,
      kind: wanted.organizationKind,
      createdAt: account.createdAt,
    });
    this.em.create(Membership, {
      account,
      organization,
      role: 'OWNER',
      createdAt: account.createdAt,
    });
    startWorkflowAfterCommit(this.em, 'welcomeOrganization', { organizationId: organization.id });
    recordAuditAfterCommit(this.em, {
      actor: ACTOR,
      action: 'organization.created',
      subject: `organization:${organization.id}`,
      details: { kind: organization.kind, ownerId: account.id },
    });
    return organization;
  }

  private async join(account: Account, wanted: NewAccount): Promise<Organization | null> {
    if (!wanted.organizationId) return null;
    const organization = await this.em.findOne(Organization, { id: wanted.organizationId });
    if (!organization) throw notFound('organization');
    const role = wanted.role ?? 'SHOOTER';
    this.em.create(Membership, { account, organization, role, createdAt: account.createdAt });
    recordAuditAfterCommit(this.em, {
      actor: ACTOR,
      action: 'membership.created',
      subject: `organization:${organization.id}`,
      details: { accountId: account.id, role },
    });
    return organization;
  }

  private async flushNewAccount(): Promise<void> {
    try {
      await this.em.flush();
    } catch (error) {
      if (error instanceof UniqueConstraintViolationException) {
        throw new AppError('CONFLICT', 'There is an account with this address already', {
          field: 'email',
        });
      }
      throw error;
    }
  }
}
