import {
  createEventInvitation,
  newId,
  openEventInvitations,
  redeemEventInvitation,
  renewEventInvitation,
  withdrawEventInvitation,
} from '@focus-racer/contracts';
import { type InternalClient, notFound } from '@focus-racer/service-kit';

interface Kept {
  id: string;
  email: string;
  eventId: string;
  invitedBy: string;
  token: string;
  acceptedBy: string | null;
  revoked: boolean;
}

/** Identity as far as the catalog asks it: the same answers, without mails, times and limits. */
export class FakeIdentity {
  readonly kept: Kept[] = [];
  /** The addresses of accounts, by id. */
  readonly addresses = new Map<string, string>();
  readonly client: Pick<InternalClient, 'ask'> = {
    ask: (operation, variables) => {
      const answer = this.answer(operation, variables);
      return Promise.resolve(operation.result.parse(answer));
    },
  };

  tokenOf(email: string): string {
    return this.kept.findLast((one) => one.email === email)?.token ?? '';
  }

  private answer(operation: { field: string }, asked: Record<string, unknown>): unknown {
    const { eventId, email, invitationId, token, accountId } = asked as Record<string, string>;
    switch (operation.field) {
      case createEventInvitation.field:
        return this.facts(this.keep(asked as unknown as Kept));
      case openEventInvitations.field:
        return this.kept
          .filter((one) => one.eventId === eventId && !one.acceptedBy && !one.revoked)
          .map((one) => this.facts(one));
      case renewEventInvitation.field:
        return this.facts(this.find(eventId, invitationId));
      case withdrawEventInvitation.field: {
        const found = this.find(eventId, invitationId);
        found.revoked = true;
        return this.facts(found);
      }
      case redeemEventInvitation.field:
        return this.redeem(token ?? '', accountId ?? '');
      default:
        throw new Error(`${operation.field} of ${email} is not faked`);
    }
  }

  private keep({ eventId, email, invitedBy }: Kept): Kept {
    const kept = {
      id: newId(),
      email,
      eventId,
      invitedBy,
      token: newId(),
      acceptedBy: null,
      revoked: false,
    };
    this.kept.push(kept);
    return kept;
  }

  private find(eventId: string | undefined, id: string | undefined): Kept {
    const found = this.kept.find((one) => one.id === id && one.eventId === eventId);
    if (!found) throw notFound('invitation');
    return found;
  }

  private redeem(token: string, accountId: string) {
    const found = this.kept.find((one) => one.token === token);
    const isOver = !found || found.revoked || (found.acceptedBy && found.acceptedBy !== accountId);
    if (isOver) return { outcome: 'ENDED', email: null, invitation: null };
    const { id, email, eventId, invitedBy } = found;
    if (this.addresses.get(accountId) !== email) {
      return { outcome: 'OTHER_ADDRESS', email, invitation: null };
    }
    found.acceptedBy = accountId;
    return { outcome: 'REDEEMED', email, invitation: { id, eventId, invitedBy } };
  }

  private facts({ id, email }: Kept) {
    const now = new Date().toISOString();
    return { id, email, createdAt: now, expiresAt: now };
  }
}
