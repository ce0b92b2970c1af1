import { createHash, randomBytes } from 'node:crypto';
import { type AccountViewer, type Client, newId, REFRESH_TOKEN_DAYS } from '@focus-racer/contracts';
import {
  type Bus,
  notFound,
  recordAuditAfterCommit,
  sendMailAfterCommit,
} from '@focus-racer/service-kit';
import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Account } from '../account/account.entity.ts';
import { deviceName } from '../device/device-name.ts';
import { recognizeDevice } from '../device/recognize-device.ts';
import { Membership } from '../organization/membership.entity.ts';
import { Totp } from '../second-factor/totp.entity.ts';
import type { SignAccess } from './access-token.ts';
import { announceEnded, endSession, endSessions } from './end-sessions.ts';
import { RefreshToken } from './refresh-token.entity.ts';
import { judgeRefresh, sessionEnd } from './refresh-token.state.ts';
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

export interface NewSession extends OpenSession {
  /** By which the browser is known again; null for programs. */
  deviceMark: string | null;
}

export interface SessionServiceParts {
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

  /**
   * A new session for somebody who has just shown who she is. The account's lock lets no change of
   * its password or its rights fall in between: what comes later ends or outdates this session too,
   * and after another password, or with an authenticator added meanwhile, null is answered.
   */
  async open(
    { id, passwordHash }: Account,
    client: Client,
    shown: { secondFactor: boolean },
  ): Promise<NewSession | null> {
    return this.em.transactional(async (em) => {
      const account = await em.findOne(
        Account,
        { id, passwordHash, closedAt: null },
        { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
      );
      if (!account) return null;
      const totp = { account, confirmedAt: { $ne: null } };
      if (!shown.secondFactor && (await em.count(Totp, totp)) > 0) return null;
      const now = this.now();
      await em.nativeDelete(Session, { account, expiresAt: { $lt: now } });
      const session = em.create(Session, {
        id: newId(),
        account,
        createdAt: now,
        authenticatedAt: now,
        secondFactorAt: shown.secondFactor ? now : null,
        lastSeenAt: now,
        device: deviceName(client.userAgent),
        claimsVersion: 0,
        wrongProofs: 0,
        expiresAt: sessionEnd({ createdAt: now }, now),
      });
      const refreshToken = issueRefreshToken(em, session, now);
      recordAuditAfterCommit(em, {
        actor: `account:${account.id}`,
        action: 'session.opened',
        subject: `session:${session.id}`,
        details: { secondFactor: shown.secondFactor },
      });
      const device = await recognizeDevice(em, account, client, now);
      if (device.isNew) tellOfNewDevice(em, session);
      await em.flush();
      const opened = await this.tokensOf(em, session, account, now);
      return { ...opened, refreshToken, deviceMark: device.mark };
    });
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
      session.expiresAt = sessionEnd(session, now);
      const expired = new Date(now.getTime() - REFRESH_TOKEN_MS);
      await em.nativeDelete(RefreshToken, { session, issuedAt: { $lt: expired } });
      return { verdict, session, next: issueRefreshToken(em, session, now) };
    });
    if (!rotated) return null;
    const { verdict, session, next } = rotated;
    if (verdict === 'REVOKE_FAMILY') await announceEnded(this.parts.bus, [session.id]);
    if (verdict !== 'ROTATE') return null;
    const account = await this.em.findOneOrFail(Account, { id: session.account.id });
    return { ...(await this.tokensOf(this.em, session, account, now)), refreshToken: next };
  }

  /** An access token that says what is true now, for a session that goes on. */
  async renewAccess(sessionId: string): Promise<string> {
    const session = await this.em.findOneOrFail(
      Session,
      { id: sessionId, revokedAt: null },
      { populate: ['account'], refresh: true },
    );
    return (await this.tokensOf(this.em, session, session.account, this.now())).accessToken;
  }

  /** Those that go on, the last seen first. */
  listLive(accountId: string): Promise<Session[]> {
    return this.em.find(
      Session,
      { account: accountId, revokedAt: null, expiresAt: { $gt: this.now() } },
      { orderBy: { lastSeenAt: 'desc', id: 'desc' } },
    );
  }

  /** Signs out of a session, whoever's it is. Idempotent. */
  async revoke(sessionId: string): Promise<void> {
    const session = await this.em.findOne(Session, { id: sessionId });
    if (session) await this.end(session, 'SIGNED_OUT');
  }

  /** Ends a session of this account, from whichever of its sessions. Idempotent. */
  async revokeOf(accountId: string, sessionId: string): Promise<void> {
    const session = await this.em.findOne(Session, { id: sessionId, account: accountId });
    if (!session) throw notFound('session');
    await this.end(session, 'REVOKED');
  }

  /** Ends all sessions of whoever asks but the one she asks in; answers how many. */
  async revokeOthers({ accountId, sessionId }: AccountViewer): Promise<number> {
    const end = { reason: 'REVOKED', now: this.now(), except: sessionId } as const;
    const ended = await this.em.transactional((em) => endSessions(em, accountId, end));
    await announceEnded(this.parts.bus, ended);
    return ended.length;
  }

  /** Ends all sessions of the account with this address, by an operator's hand; answers how many. */
  async endAllOf(email: string): Promise<number> {
    const account = await this.em.findOne(Account, { email: email.trim().toLowerCase() });
    if (!account) throw notFound('account');
    const end = { reason: 'REVOKED', now: this.now(), actor: 'service:operator' } as const;
    const ended = await this.em.transactional((em) => endSessions(em, account.id, end));
    await announceEnded(this.parts.bus, ended);
    return ended.length;
  }

  private async end(session: Session, reason: 'SIGNED_OUT' | 'REVOKED'): Promise<void> {
    if (!session.revokedAt) {
      endSession(this.em, session, { reason, now: this.now() });
      await this.em.flush();
    }
    await announceEnded(this.parts.bus, [session.id]);
  }

  private async tokensOf(em: EntityManager, session: Session, account: Account, now: Date) {
    const memberships = await em.find(
      Membership,
      { account },
      { populate: ['organization'], orderBy: { organization: { id: 'asc' } } },
    );
    const viewer: AccountViewer = {
      kind: 'account',
      accountId: account.id,
      sessionId: session.id,
      admin: account.admin && session.secondFactorAt !== null,
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
    };
  }
}

function issueRefreshToken(em: EntityManager, session: Session, now: Date): string {
  const token = randomBytes(REFRESH_TOKEN_BYTES).toString('base64url');
  em.create(RefreshToken, { hash: hashOf(token), session, issuedAt: now });
  return token;
}

function tellOfNewDevice(em: EntityManager, { id, account }: Session): void {
  const { id: accountId, language } = account;
  sendMailAfterCommit(em, { kind: 'NEW_DEVICE', accountId, language, subjectId: id });
  recordAuditAfterCommit(em, {
    actor: `account:${accountId}`,
    action: 'device.new',
    subject: `session:${id}`,
  });
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
