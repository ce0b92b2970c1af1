import { newId, type Viewer } from '@focus-racer/contracts';
import {
  actorOf,
  AppError,
  checkInput,
  notFound,
  recordAuditAfterCommit,
  startWorkflowAfterCommit,
} from '@focus-racer/service-kit';
import type { EntityManager } from '@mikro-orm/postgresql';
import { lockBalances, post } from '../ledger/ledger.ts';
import {
  type GrantCreditsInput,
  grantSchema,
  overdraftLimitSchema,
  type SetOverdraftLimitInput,
} from './credit-account.inputs.ts';
import { checkCanGrant, checkCanSetOverdraft } from './credit-account.policy.ts';
import { openLedgerAccounts } from './open-ledger-accounts.ts';

export class CreditAccountService {
  private readonly em: EntityManager;
  private readonly welcomeCredits: number;

  constructor(em: EntityManager, welcomeCredits: number) {
    this.em = em;
    this.welcomeCredits = welcomeCredits;
  }

  /** Opens an organization's accounts, with the welcome grant unless it is not its founder's first. */
  async openCreditAccount(organizationId: string, { welcome } = { welcome: true }): Promise<void> {
    await this.em.transactional(async (em) => {
      await openLedgerAccounts(em, organizationId);
      if (!welcome || this.welcomeCredits === 0) return;
      const balances = await lockBalances(em, organizationId, true);
      const granted = await post(em, balances, {
        kind: 'WELCOME',
        reference: organizationId,
        entries: { ISSUED: -this.welcomeCredits, AVAILABLE: this.welcomeCredits },
      });
      if (!granted) return;
      startWorkflowAfterCommit(em, 'resumePhotos', { organizationId });
      recordAuditAfterCommit(em, {
        actor: 'service:commerce',
        action: 'creditAccount.opened',
        subject: `organization:${organizationId}`,
        details: { credits: this.welcomeCredits },
      });
    });
  }

  async grantCredits(viewer: Viewer, input: GrantCreditsInput): Promise<void> {
    checkCanGrant(viewer);
    const { organizationId, amount, reason, idempotencyKey } = checkInput(grantSchema, input);
    const reference = `${organizationId}:${idempotencyKey ?? newId()}`;
    await this.em.transactional(async (em) => {
      const balances = await lockBalances(em, organizationId, true);
      const available = balances.get('AVAILABLE');
      if (!available) throw notFound('credit account');
      const granted = await post(em, balances, {
        kind: 'GRANT',
        reference,
        reason,
        entries: { ISSUED: -amount, AVAILABLE: amount },
      });
      if (!granted) return checkSameGrant(em, reference, available.accountId, amount);
      startWorkflowAfterCommit(em, 'resumePhotos', { organizationId });
      recordAuditAfterCommit(em, {
        actor: actorOf(viewer),
        action: 'credits.granted',
        subject: `organization:${organizationId}`,
        details: { amount },
      });
    });
  }

  async setOverdraftLimit(viewer: Viewer, input: SetOverdraftLimitInput): Promise<void> {
    const { organizationId, limit } = checkInput(overdraftLimitSchema, input);
    checkCanSetOverdraft(viewer, organizationId);
    await this.em.transactional(async (em) => {
      const available = (await lockBalances(em, organizationId)).get('AVAILABLE');
      if (!available) throw notFound('credit account');
      if (available.amount < -limit) {
        throw new AppError('CONFLICT', 'The organization owes more than this limit', {
          owed: -available.amount,
        });
      }
      await em.execute('update commerce.ledger_balance set floor = ? where account_id = ?', [
        -limit,
        available.accountId,
      ]);
      if (-limit < (available.floor ?? -Infinity)) {
        startWorkflowAfterCommit(em, 'resumePhotos', { organizationId });
      }
      recordAuditAfterCommit(em, {
        actor: actorOf(viewer),
        action: 'overdraftLimit.set',
        subject: `organization:${organizationId}`,
        details: { limit },
      });
    });
  }
}

/** A key that comes back with another amount is a mistake of the asker's. */
async function checkSameGrant(
  em: EntityManager,
  reference: string,
  accountId: string,
  amount: number,
): Promise<void> {
  const [earlier] = await em.execute<{ amount: string }[]>(
    `select e.amount from commerce.ledger_transaction t
     join commerce.ledger_entry e on e.transaction_id = t.id and e.account_id = ?
     where t.kind = 'GRANT' and t.reference = ?`,
    [accountId, reference],
  );
  if (Number(earlier?.amount) !== amount) {
    throw new AppError('CONFLICT', 'This idempotency key granted another amount', {
      field: 'idempotencyKey',
    });
  }
}
