import { SOCKETS_PER_ACCOUNT, SOCKETS_PER_ADDRESS, SOCKETS_PER_KEY } from '../limits/limits.ts';
import type { ClientSocket } from './client-socket.ts';

type Owned = Pick<ClientSocket, 'owner' | 'sessionId' | 'keyId' | 'version' | 'close'>;

/** The open sockets, by who owns them. */
export class SocketRegister {
  private readonly sockets = new Map<string, Set<Owned>>();

  /** Whether the owner may have one more; if so it is counted until `release`. */
  admit(socket: Owned): boolean {
    const owned = this.sockets.get(socket.owner) ?? new Set();
    if (owned.size >= maxOf(socket)) return false;
    this.sockets.set(socket.owner, owned.add(socket));
    return true;
  }

  release(socket: Owned): void {
    const owned = this.sockets.get(socket.owner);
    owned?.delete(socket);
    if (owned?.size === 0) this.sockets.delete(socket.owner);
  }

  ofSession(id: string): Owned[] {
    return this.all().filter(({ sessionId }) => sessionId === id);
  }

  ofKeys(keyIds: ReadonlySet<string> | 'ALL'): Owned[] {
    return this.all().filter(
      ({ keyId }) => keyId !== null && (keyIds === 'ALL' || keyIds.has(keyId)),
    );
  }

  private all(): Owned[] {
    return [...this.sockets.values()].flatMap((owned) => [...owned]);
  }
}

function maxOf({ sessionId, keyId }: Owned): number {
  if (keyId !== null) return SOCKETS_PER_KEY;
  return sessionId === null ? SOCKETS_PER_ADDRESS : SOCKETS_PER_ACCOUNT;
}
