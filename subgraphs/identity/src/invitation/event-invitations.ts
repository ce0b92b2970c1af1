import type { EventInvitationFacts, RedeemedEventInvitation } from '@focus-racer/contracts';
import { checkInput, notFound, recordAuditAfterCommit } from '@focus-racer/service-kit';
import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Account } from '../account/account.entity.ts';
import { Organization } from '../organization/organization.entity.ts';
import { Invitation } from './invitation.entity.ts';
import { eventInvitationSchema } from './invitation.inputs.ts';
import { judgeInvitation } from './invitation.state.ts';
import { hashOfInvitationToken } from './invitation-token.ts';
import { invite, sendInvitation } from './send-invitation.ts';

const MAX_LISTED = 100;

/** Invitations to shoot an event; who may send them is the catalog's decision. */
export class EventInvitations {
  constructor(
    private readonly em: EntityManager,
    private readonly now = () => new Date(),
  ) {}

  create(input: unknown): Promise<EventInvitationFacts> {
    const { organizationId, invitedBy, ...wanted } = checkInput(eventInvitationSchema, input);
    return this.em.transactional(async (em) => {
      const organization = await em.findOne(
        Organization,
        { id: organizationId },
        { lockMode: LockMode.PESSIMISTIC_WRITE },
      );
      if (!organization) throw notFound('organization');
      const inviter = em.getReference(Account, invitedBy);
      const invitation = await invite(
        em,
        { ...wanted, kind: 'EVENT', organization, invitedBy: inviter },
        this.now(),
      );
      audit(em, invitation, { actor: `account:${invitedBy}`, action: 'invitation.sent' });
      return factsOf(invitation);
    });
  }

  async listOpen(eventId: string): Promise<EventInvitationFacts[]> {
    const open = await this.em.find(
      Invitation,
      { eventId, acceptedAt: null, revokedAt: null },
      { orderBy: { id: 'desc' }, limit: MAX_LISTED },
    );
    return open.map(factsOf);
  }

  renew(eventId: string, invitationId: string, actor: string): Promise<EventInvitationFacts> {
    return this.change(eventId, invitationId, async (em, invitation) => {
      await sendInvitation(em, invitation, this.now());
      audit(em, invitation, { actor, action: 'invitation.sent' });
    });
  }

  withdraw(eventId: string, invitationId: string, actor: string): Promise<EventInvitationFacts> {
    return this.change(eventId, invitationId, (em, invitation) => {
      if (invitation.revokedAt) return;
      invitation.revokedAt = this.now();
      audit(em, invitation, { actor, action: 'invitation.revoked' });
    });
  }

  /** Uses it up for the account of its address; asked again by that account it answers the same. */
  redeem(token: string, accountId: string): Promise<RedeemedEventInvitation> {
    return this.em.transactional(async (em) => {
      const invitation = await em.findOne(
        Invitation,
        { kind: 'EVENT', tokenHash: hashOfInvitationToken(token) },
        { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
      );
      if (!invitation?.eventId) return { outcome: 'ENDED', email: null, invitation: null };
      const account = await em.findOneOrFail(Account, { id: accountId });
      const verdict = judgeInvitation(invitation, account, this.now());
      const { email } = invitation;
      if (verdict === 'ENDED') return { outcome: 'ENDED', email: null, invitation: null };
      if (verdict === 'OTHER_ADDRESS') return { outcome: 'OTHER_ADDRESS', email, invitation: null };
      if (verdict === 'ACCEPT') {
        invitation.acceptedAt = this.now();
        invitation.acceptedBy = accountId;
        audit(em, invitation, { actor: `account:${accountId}`, action: 'invitation.accepted' });
      }
      const { id, eventId, invitedBy } = invitation;
      return { outcome: 'REDEEMED', email, invitation: { id, eventId, invitedBy: invitedBy.id } };
    });
  }

  private change(
    eventId: string,
    invitationId: string,
    work: (em: EntityManager, invitation: Invitation) => Promise<void> | void,
  ): Promise<EventInvitationFacts> {
    return this.em.transactional(async (em) => {
      const invitation = await em.findOne(
        Invitation,
        { id: invitationId, eventId, acceptedAt: null },
        { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
      );
      if (!invitation) throw notFound('invitation');
      await work(em, invitation);
      return factsOf(invitation);
    });
  }
}

function factsOf({ id, email, createdAt, expiresAt }: Invitation): EventInvitationFacts {
  return { id, email, createdAt: createdAt.toISOString(), expiresAt: expiresAt.toISOString() };
}

function audit(
  em: EntityManager,
  { id, eventId, organization }: Invitation,
  { actor, action }: { actor: string; action: string },
): void {
  recordAuditAfterCommit(em, {
    actor,
    action,
    subject: `invitation:${id}`,
    details: { organizationId: organization.id, eventId },
  });
}
