import { SOCKETS_PER_ACCOUNT, SOCKETS_PER_ADDRESS } from '../limits/limits.ts';
import type { ClientSocket } from './client-socket.ts';

type Owned = Pick<ClientSocket, 'owner' | 'sessionId' | 'version' | 'close'>;

/** The open sockets, by who owns them. */
export class SocketRegister {
  private readonly sockets = new Map<string, Set<Owned>>();

  /** Whether the owner may have one more; if so it is counted until `release`. */
  admit(socket: Owned): boolean {
    const owned = this.sockets.get(socket.owner) ?? new Set();
    const max = socket.sessionId === null ? SOCKETS_PER_ADDRESS : SOCKETS_PER_ACCOUNT;
    if (owned.size >= max) return false;
    this.sockets.set(socket.owner, owned.add(socket));
    return true;
  }

  release(socket: Owned): void {
    const owned = this.sockets.get(socket.owner);
    owned?.delete(socket);
    if (owned?.size === 0) this.sockets.delete(socket.owner);
  }

  ofSession(id: string): Owned[] {
    return [...this.sockets.values()]
      .flatMap((owned) => [...owned])
      .filter(({ sessionId }) => sessionId === id);
  }
}
