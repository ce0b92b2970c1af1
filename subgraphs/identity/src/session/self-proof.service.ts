import type { AccountViewer } from '@focus-racer/contracts';
import { AppError, type Bus } from '@focus-racer/service-kit';
import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import type { Account } from '../account/account.entity.ts';
import { Totp } from '../second-factor/totp.entity.ts';
import { announceEnded, endSession } from './end-sessions.ts';
import { Session } from './session.entity.ts';

/** For as long a sign-in is fresh enough for what opens the door for good. */
const FRESH_MS = 10 * 60_000;
/** Whoever holds a session that is not hers does not get to guess on. */
const MAX_WRONG_PROOFS = 5;

export interface SelfProofParts {
  bus: Pick<Bus, 'publish'>;
}

interface ConfirmPassword {
  confirm(viewer: AccountViewer, password: string): Promise<Account | null>;
}

/** Shows in the middle of a session that it is still its owner who asks. */
export class SelfProofService {
  private readonly em: EntityManager;
  private readonly passwords: ConfirmPassword;
  private readonly parts: SelfProofParts;
  private readonly now: () => Date;

  constructor(
    em: EntityManager,
    passwords: ConfirmPassword,
    parts: SelfProofParts,
    now = () => new Date(),
  ) {
    this.em = em;
    this.passwords = passwords;
    this.parts = parts;
    this.now = now;
  }

  /** Until when the session counts as freshly signed in; null when it does no more. */
  async freshUntil({ sessionId }: AccountViewer): Promise<Date | null> {
    const session = await this.em.findOne(Session, { id: sessionId }, { refresh: true });
    const until = (session?.authenticatedAt.getTime() ?? 0) + FRESH_MS;
    return until > this.now().getTime() ? new Date(until) : null;
  }

  /** The account when the password is right, which makes the session fresh. */
  async byPassword(viewer: AccountViewer, password: string): Promise<Account | null> {
    const account = await this.passwords.confirm(viewer, password);
    if (!account) {
      await this.countWrong(viewer);
      return null;
    }
    const session = await this.findSession(viewer);
    // Beside an authenticator it is half of the proof: wrong codes go on counting.
    const totps = await this.em.count(Totp, { account, confirmedAt: { $ne: null } });
    if (totps === 0) session.wrongProofs = 0;
    session.authenticatedAt = this.now();
    await this.em.flush();
    return account;
  }

  /** One more wrong password or code; the last one that is allowed ends the session. */
  async countWrong({ sessionId }: AccountViewer): Promise<void> {
    const over = await this.em.transactional(async (em) => {
      const session = await em.findOne(
        Session,
        { id: sessionId, revokedAt: null },
        { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
      );
      if (!session) throw signInFirst();
      session.wrongProofs += 1;
      if (session.wrongProofs < MAX_WRONG_PROOFS) return false;
      endSession(em, session, { reason: 'REVOKED', now: this.now() });
      return true;
    });
    if (over) await announceEnded(this.parts.bus, [sessionId]);
  }

  async findSession({ sessionId }: AccountViewer): Promise<Session> {
    const session = await this.em.findOne(
      Session,
      { id: sessionId, revokedAt: null },
      { refresh: true },
    );
    if (!session) throw signInFirst();
    return session;
  }
}

function signInFirst(): AppError {
  return new AppError('UNAUTHENTICATED', 'Sign in first');
}
