import { rotateSession } from '@focus-racer/contracts';
import {
  AppError,
  type InternalClient,
  type Logger,
  type SessionTokens,
} from '@focus-racer/service-kit';

/** A page asks several things with the cookies it began with; within identity's grace of 30 s. */
const SHARED_MS = 10_000;

/** Exchanges refresh tokens, once for all requests that bring the same one. */
export class SessionRenewal {
  private readonly renewals = new Map<string, Promise<SessionTokens | null>>();

  constructor(
    private readonly identity: Pick<InternalClient, 'ask'>,
    private readonly logger: Logger,
  ) {}

  /** null when the session is over. Throws UNAVAILABLE when identity cannot say. */
  renew(refreshToken: string): Promise<SessionTokens | null> {
    const known = this.renewals.get(refreshToken);
    if (known) return known;
    const renewal = this.identity.ask(rotateSession, { refreshToken }).catch((error: unknown) => {
      this.forget(refreshToken);
      this.logger.warn({ err: error }, 'a session could not be renewed');
      throw new AppError('UNAVAILABLE', 'Your session cannot be renewed just now: try again');
    });
    this.renewals.set(refreshToken, renewal);
    setTimeout(() => this.forget(refreshToken), SHARED_MS).unref();
    return renewal;
  }

  /** The next to bring this token is not given what the last one was. */
  forget(refreshToken: string): void {
    this.renewals.delete(refreshToken);
  }
}
