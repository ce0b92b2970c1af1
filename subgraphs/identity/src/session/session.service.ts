import { createHash, randomBytes } from 'node:crypto';
import { type AccountViewer, newId, REFRESH_TOKEN_DAYS } from '@focus-racer/contracts';
import { type Bus, recordAuditAfterCommit } from '@focus-racer/service-kit';
import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Account } from '../account/account.entity.ts';
import type { PasswordHasher } from '../account/password-hasher.ts';
import { Membership } from '../organization/membership.entity.ts';
import type { SignAccess } from './access-token.ts';
import { announceEnded, endSession } from './end-sessions.ts';
import { RefreshToken } from './refresh-token.entity.ts';
import { judgeRefresh } from './refresh-token.state.ts';
import { Session } from './session.entity.ts';

const REFRESH_TOKEN_BYTES = 32;
const REFRESH_TOKEN_MS = REFRESH_TOKEN_DAYS * 86_400_000;

export interface OpenSession {
  account: Account;
  viewer: AccountViewer;
  accessToken: string;
  accessTokenExpiresAt: Date;
  refreshToken: string;
}

export interface SessionServiceParts {
  passwords: PasswordHasher;
  signAccess: SignAccess;
  bus: Pick<Bus, 'publish'>;
}

export class SessionService {
  private readonly em: EntityManager;
  private readonly parts: SessionServiceParts;
  private readonly now: () => Date;

  constructor(em: EntityManager, parts: SessionServiceParts, now = () => new Date()) {
    this.em = em;
    this.parts = parts;
    this.now = now;
  }

  /** null for an unknown address and for a wrong password alike, after the same time. */
  async signIn(email: string, password: string): Promise<OpenSession | null> {
    const account = await this.em.findOne(Account, { email: email.trim().toLowerCase() });
    const matches = await this.parts.passwords.verify(password, account?.passwordHash ?? null);
    if (!account || !matches) return null;
    return this.em.transactional((em) => this.openFor(em, account));
  }

  /**
   * The account's lock lets no change of its password or its rights fall between the check of the
   * password and the session: what comes later ends or outdates the session too.
   */
  private async openFor(em: EntityManager, { id, passwordHash }: Account) {
    const account = await em.findOne(
      Account,
      { id, passwordHash },
      { lockMode: LockMode.PESSIMISTIC_READ, refresh: true },
    );
    if (!account) return null;
    const now = this.now();
    await em.nativeDelete(Session, { account, expiresAt: { $lt: now } });
    const session = em.create(Session, {
      id: newId(),
      account,
      createdAt: now,
      authenticatedAt: now,
      lastSeenAt: now,
      claimsVersion: 0,
      expiresAt: new Date(now.getTime() + REFRESH_TOKEN_MS),
    });
    const refreshToken = this.issueRefreshToken(em, session, now);
    recordAuditAfterCommit(em, {
      actor: `account:${account.id}`,
      action: 'session.opened',
      subject: `session:${session.id}`,
    });
    await em.flush();
    return this.open(session, account, refreshToken, now);
  }

  /**
   * Exchanges a refresh token for the next pair. null when it is unknown, expired or revoked; a
   * token that was used long ago revokes its whole family.
   */
  async rotate(refreshToken: string): Promise<OpenSession | null> {
    const now = this.now();
    const rotated = await this.em.transactional(async (em) => {
      const token = await em.findOne(
        RefreshToken,
        { hash: hashOf(refreshToken) },
        { lockMode: LockMode.PESSIMISTIC_WRITE },
      );
      if (!token) return null;
      const session = await em.findOneOrFail(Session, { id: token.session.id });
      const verdict = judgeRefresh(token, session, now);
      if (verdict === 'REVOKE_FAMILY') endSession(em, session, { reason: 'REUSED_TOKEN', now });
      if (verdict !== 'ROTATE') return { verdict, session, next: '' };
      token.usedAt ??= now;
      session.lastSeenAt = now;
      session.expiresAt = new Date(now.getTime() + REFRESH_TOKEN_MS);
      const expired = new Date(now.getTime() - REFRESH_TOKEN_MS);
      await em.nativeDelete(RefreshToken, { session, issuedAt: { $lt: expired } });
      return { verdict, session, next: this.issueRefreshToken(em, session, now) };
    });
    if (!rotated) return null;
    const { verdict, session, next } = rotated;
    if (verdict === 'REVOKE_FAMILY') await announceEnded(this.parts.bus, [session.id]);
    if (verdict !== 'ROTATE') return null;
    const account = await this.em.findOneOrFail(Account, { id: session.account.id });
    return this.open(session, account, next, now);
  }

  /** Ends a session with all its tokens. Idempotent. */
  async revoke(sessionId: string): Promise<void> {
    const session = await this.em.findOne(Session, { id: sessionId });
    if (!session) return;
    if (!session.revokedAt) {
      endSession(this.em, session, { reason: 'SIGNED_OUT', now: this.now() });
      await this.em.flush();
    }
    await announceEnded(this.parts.bus, [sessionId]);
  }

  private issueRefreshToken(em: EntityManager, session: Session, now: Date): string {
    const token = randomBytes(REFRESH_TOKEN_BYTES).toString('base64url');
    em.create(RefreshToken, { hash: hashOf(token), session, issuedAt: now });
    return token;
  }

  private async open(
    session: Session,
    account: Account,
    refreshToken: string,
    now: Date,
  ): Promise<OpenSession> {
    const memberships = await this.em.find(
      Membership,
      { account },
      { populate: ['organization'], orderBy: { organization: { id: 'asc' } } },
    );
    const viewer: AccountViewer = {
      kind: 'account',
      accountId: account.id,
      sessionId: session.id,
      admin: account.admin,
      memberships: memberships.map(({ organization, role }) => ({
        organizationId: organization.id,
        kind: organization.kind,
        role,
      })),
    };
    const access = await this.parts.signAccess(viewer, session.claimsVersion, now);
    return {
      account,
      viewer,
      accessToken: access.token,
      accessTokenExpiresAt: access.expiresAt,
      refreshToken,
    };
  }
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
