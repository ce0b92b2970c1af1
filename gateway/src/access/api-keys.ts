import { type ApiKeyViewer, verifyApiKey } from '@focus-racer/contracts';
import {
  AppError,
  type Bus,
  hashApiKeySecret,
  type InternalClient,
  isApiKeySecret,
  type Logger,
} from '@focus-racer/service-kit';
import { RecentMap } from '../recent-map.ts';

/** For how long identity is not asked again; a revocation is told by the bus. */
const REMEMBERED_MS = 30_000;
const MAX_REMEMBERED = 2_000;

export interface ApiKeyGrant {
  viewer: ApiKeyViewer;
  /** null when the key does not end by itself. */
  expiresAt: Date | null;
}

interface Remembered {
  grant: Promise<ApiKeyGrant | null>;
  until: number;
}

export interface ApiKeysParts {
  bus: Pick<Bus, 'subscribe' | 'onGap'>;
  identity: Pick<InternalClient, 'ask'>;
  logger: Logger;
}

/** What keys may do, as identity says; it is told their hash alone. */
export class ApiKeys {
  private readonly remembered = new RecentMap<Remembered>(MAX_REMEMBERED);
  private readonly listeners = new Set<(keyIds: ReadonlySet<string> | 'ALL') => void>();
  private readonly stops: (() => void)[];
  private revocations = 0;

  constructor(private readonly parts: ApiKeysParts) {
    const { bus } = parts;
    this.stops = [
      bus.subscribe('apiKey.revoked', ({ keyIds }) => this.forget(new Set(keyIds))),
      bus.onGap(() => this.forget('ALL')),
    ];
  }

  /** null for a secret that opens nothing now. Throws UNAVAILABLE when identity cannot say. */
  async verify(secret: string): Promise<ApiKeyGrant | null> {
    if (!isApiKeySecret(secret)) return null;
    const hash = hashApiKeySecret(secret);
    let grant: ApiKeyGrant | null;
    let asOf: number;
    do {
      asOf = this.revocations;
      const known = this.remembered.get(hash);
      grant = await (known && known.until > Date.now() ? known.grant : this.ask(hash));
      // An answer that was on its way while a key was revoked may be older than that.
    } while (asOf !== this.revocations);
    return grant?.expiresAt && grant.expiresAt.getTime() <= Date.now() ? null : grant;
  }

  /** Told when keys were revoked, or when that may have been missed: then of all of them. */
  onRevoked(listener: (keyIds: ReadonlySet<string> | 'ALL') => void): void {
    this.listeners.add(listener);
  }

  stop(): void {
    this.stops.forEach((stop) => stop());
  }

  private ask(hash: string): Promise<ApiKeyGrant | null> {
    const grant = this.askIdentity(hash).catch((error: unknown) => {
      this.remembered.delete(hash);
      this.parts.logger.warn({ err: error }, 'an API key could not be verified');
      throw new AppError('UNAVAILABLE', 'This key cannot be verified just now: try again');
    });
    this.remembered.set(hash, { grant, until: Date.now() + REMEMBERED_MS });
    return grant;
  }

  private async askIdentity(secretHash: string): Promise<ApiKeyGrant | null> {
    const key = await this.parts.identity.ask(verifyApiKey, { secretHash });
    if (!key) return null;
    const { keyId, accountId, scopes, organizationId, organizationKind: kind, role } = key;
    const memberships = [{ organizationId, kind, role }];
    return {
      viewer: { kind: 'apiKey', keyId, accountId, scopes, memberships },
      expiresAt: key.expiresAt,
    };
  }

  private forget(keyIds: ReadonlySet<string> | 'ALL'): void {
    this.revocations += 1;
    this.remembered.clear();
    this.listeners.forEach((listener) => listener(keyIds));
  }
}
