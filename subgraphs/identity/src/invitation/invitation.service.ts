import { idSchema, type Viewer } from '@focus-racer/contracts';
import {
  actorOf,
  AppError,
  type Bus,
  checkInput,
  notFound,
  recordAuditAfterCommit,
  requireAccount,
} from '@focus-racer/service-kit';
import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Account } from '../account/account.entity.ts';
import { getOwnMembership } from '../organization/get-own-membership.ts';
import { Membership } from '../organization/membership.entity.ts';
import { canInvite, rolesToGive } from '../organization/organization.policy.ts';
import { RightsChange } from '../organization/rights-change.ts';
import { Invitation } from './invitation.entity.ts';
import { inviteMemberSchema } from './invitation.inputs.ts';
import { isOpen, judgeInvitation } from './invitation.state.ts';
import { hashOfInvitationToken } from './invitation-token.ts';
import { invite, sendInvitation } from './send-invitation.ts';

const MAX_LISTED = 100;

type Accepted = { membership: Membership } | { forAddress: string } | 'ENDED';

/** Invitations to join an organization. */
export class InvitationService {
  constructor(
    private readonly em: EntityManager,
    private readonly bus: Pick<Bus, 'publish'>,
    private readonly now = () => new Date(),
  ) {}

  /** null when the address is a member's already. For owners and managers. */
  invite(viewer: Viewer, input: unknown): Promise<Invitation | null> {
    const { organizationId, email, role } = checkInput(inviteMemberSchema, input);
    return this.em.transactional(async (em) => {
      const own = await getOwnMembership(em, viewer, organizationId);
      if (!rolesToGive(own.role).includes(role)) {
        throw new AppError('FORBIDDEN', 'Nobody invites above her own role');
      }
      const { account: invitedBy, organization } = own;
      const member = await em.findOne(Membership, { organization, account: { email } });
      if (member) return null;
      const wanted = { kind: 'MEMBER' as const, organization, email, role, invitedBy };
      const invitation = await invite(em, wanted, this.now());
      this.audit(em, viewer, invitation, 'invitation.sent', { role });
      return invitation;
    });
  }

  resend(viewer: Viewer, invitationId: string): Promise<Invitation> {
    return this.change(viewer, invitationId, async (em, invitation) => {
      await sendInvitation(em, invitation, this.now());
      this.audit(em, viewer, invitation, 'invitation.sent', { role: invitation.role });
    });
  }

  /** Its link is worth nothing from now on. Idempotent. */
  revoke(viewer: Viewer, invitationId: string): Promise<Invitation> {
    return this.change(viewer, invitationId, (em, invitation) => {
      if (invitation.revokedAt) return;
      invitation.revokedAt = this.now();
      this.audit(em, viewer, invitation, 'invitation.revoked');
    });
  }

  /** Those that wait for an answer, the newest first, ended ones too until they are taken back. */
  listOpen(organizationId: string): Promise<Invitation[]> {
    return this.em.find(
      Invitation,
      { kind: 'MEMBER', organization: organizationId, acceptedAt: null, revokedAt: null },
      { orderBy: { id: 'desc' }, limit: MAX_LISTED },
    );
  }

  /** What the link's holder is invited to; null when the link is no longer good. */
  async find(token: string): Promise<Invitation | null> {
    const invitation = await this.em.findOne(
      Invitation,
      { tokenHash: hashOfInvitationToken(token) },
      { populate: ['organization', 'invitedBy'] },
    );
    return invitation && isOpen(invitation, this.now()) ? invitation : null;
  }

  /**
   * Joins the organization. For another address the invitation stays as it is; with its sender's right
   * to send it, it has ended.
   */
  async accept(viewer: Viewer, token: string): Promise<Accepted> {
    const { accountId } = requireAccount(viewer);
    const now = this.now();
    const { answer, rights } = await this.em.transactional(async (em) => {
      const change = new RightsChange(em, { accountId, now });
      const invitation = await em.findOne(
        Invitation,
        { kind: 'MEMBER', tokenHash: hashOfInvitationToken(token) },
        { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
      );
      const answered = (what: Accepted) => ({ answer: what, rights: change });
      if (!invitation?.role) return answered('ENDED');
      const account = await em.findOneOrFail(Account, { id: accountId });
      const verdict = judgeInvitation(invitation, account, now);
      if (verdict === 'ENDED') return answered('ENDED');
      if (verdict === 'OTHER_ADDRESS') return answered({ forAddress: invitation.email });
      const { organization, role } = invitation;
      const present = await em.findOne(Membership, { organization, account });
      if (verdict === 'ACCEPTED_BEFORE')
        return answered(present ? { membership: present } : 'ENDED');
      const inviter = await em.findOne(Membership, {
        organization,
        account: invitation.invitedBy.id,
      });
      if (!rolesToGive(inviter?.role ?? null).includes(role)) return answered('ENDED');
      invitation.acceptedAt = now;
      invitation.acceptedBy = accountId;
      if (present) return answered({ membership: present });
      const membership = em.create(Membership, { organization, account, role, createdAt: now });
      recordAuditAfterCommit(em, {
        actor: actorOf(viewer),
        action: 'membership.created',
        subject: `organization:${organization.id}`,
        details: { accountId, role, invitationId: invitation.id },
      });
      await change.of(accountId);
      return answered({ membership });
    });
    await rights.announce(this.bus);
    return answer;
  }

  private change(
    viewer: Viewer,
    invitationId: string,
    work: (em: EntityManager, invitation: Invitation) => Promise<void> | void,
  ): Promise<Invitation> {
    requireAccount(viewer);
    return this.em.transactional(async (em) => {
      const found = idSchema.safeParse(invitationId).success
        ? await em.findOne(Invitation, { id: invitationId, kind: 'MEMBER', acceptedAt: null })
        : null;
      if (!found) throw notFound('invitation');
      const { role } = await getOwnMembership(em, viewer, found.organization.id);
      if (!canInvite(role)) {
        throw new AppError('FORBIDDEN', 'Invitations are for owners and managers');
      }
      await em.refresh(found);
      if (found.acceptedAt) throw notFound('invitation');
      await work(em, found);
      return found;
    });
  }

  private audit(
    em: EntityManager,
    viewer: Viewer,
    { id, organization }: Invitation,
    action: string,
    details: Record<string, string | null> = {},
  ): void {
    recordAuditAfterCommit(em, {
      actor: actorOf(viewer),
      action,
      subject: `invitation:${id}`,
      details: { organizationId: organization.id, ...details },
    });
  }
}
