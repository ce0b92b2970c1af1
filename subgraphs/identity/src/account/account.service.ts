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
import type { Account } from './account.entity.ts';
import { type NewAccount, newAccountSchema } from './account.inputs.ts';
import { openAccount } from './open-account.ts';
import type { PasswordHasher } from './password-hasher.ts';
import { passwordRefusal } from './password-rule.ts';

const ACTOR = 'service:identity';

/** Accounts made by an operator: their address needs no proof, and they may be administrators. */
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
    const refusal = passwordRefusal(wanted.password, wanted.email);
    if (refusal) {
      throw new AppError('BAD_USER_INPUT', `This password cannot be used: ${refusal}`, {
        field: 'password',
        reason: refusal,
      });
    }
    const passwordHash = await this.passwords.hash(wanted.password);
    const now = new Date();
    const { account, organization: own } = openAccount(
      this.em,
      {
        email: wanted.email,
        passwordHash,
        displayName: wanted.displayName,
        language: wanted.language,
        admin: wanted.admin,
        emailVerifiedAt: now,
        organization: wanted.organizationKind
          ? {
              kind: wanted.organizationKind,
              name: wanted.displayName,
              country: null,
              siret: null,
              vatNumber: null,
            }
          : null,
      },
      { actor: ACTOR, now },
    );
    if (own) startWorkflowAfterCommit(this.em, 'welcomeOrganization', { organizationId: own.id });
    const joined = await this.join(account, wanted);
    await this.flushNewAccount();
    return { accountId: account.id, organizationId: own?.id ?? joined?.id ?? null };
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
