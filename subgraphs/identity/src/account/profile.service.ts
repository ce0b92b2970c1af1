import { type AccountViewer, personRequestDueAt } from '@focus-racer/contracts';
import {
  AppError,
  checkInput,
  recordAuditAfterCommit,
  recordPersonRequestAfterCommit,
} from '@focus-racer/service-kit';
import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Account } from './account.entity.ts';
import { profileSchema } from './account.inputs.ts';

const DAY_MS = 86_400_000;

export class ProfileService {
  private readonly em: EntityManager;

  constructor(em: EntityManager) {
    this.em = em;
  }

  async update(viewer: AccountViewer, input: unknown): Promise<Account> {
    const { displayName, language } = checkInput(profileSchema, input);
    const account = await findOpen(this.em, viewer);
    account.displayName = displayName ?? account.displayName;
    account.language = language ?? account.language;
    await this.em.flush();
    return account;
  }

  /** Recorded in compliance; idempotent for a day, so that an impatient click asks once. */
  requestData(viewer: AccountViewer): Promise<{ requestedAt: Date; dueAt: Date }> {
    return this.em.transactional(async (em) => {
      const account = await findOpen(em, viewer, LockMode.PESSIMISTIC_WRITE);
      const now = new Date();
      const last = account.dataRequestedAt;
      if (last && now.getTime() - last.getTime() < DAY_MS) {
        return { requestedAt: last, dueAt: personRequestDueAt(last) };
      }
      account.dataRequestedAt = now;
      recordPersonRequestAfterCommit(em, { kind: 'ACCESS', accountId: account.id });
      recordAuditAfterCommit(em, {
        actor: `account:${account.id}`,
        action: 'account.dataRequested',
        subject: `account:${account.id}`,
      });
      return { requestedAt: now, dueAt: personRequestDueAt(now) };
    });
  }
}

async function findOpen(
  em: EntityManager,
  { accountId }: AccountViewer,
  lockMode: LockMode = LockMode.NONE,
): Promise<Account> {
  const account = await em.findOne(Account, { id: accountId, closedAt: null }, { lockMode });
  if (!account) throw new AppError('UNAUTHENTICATED', 'This account is closed');
  return account;
}
