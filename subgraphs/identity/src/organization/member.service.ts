import type { MemberRole, Viewer } from '@focus-racer/contracts';
import {
  actorOf,
  AppError,
  type Bus,
  checkInput,
  notFound,
  recordAuditAfterCommit,
  requireAccount,
  sendMailAfterCommit,
} from '@focus-racer/service-kit';
import type { EntityManager } from '@mikro-orm/postgresql';
import { getOwnMembership } from './get-own-membership.ts';
import { Membership } from './membership.entity.ts';
import { changeMemberRoleSchema, memberSchema } from './organization.inputs.ts';
import { canChangeMember, leavesNoOwner, rolesToGive } from './organization.policy.ts';
import { RightsChange } from './rights-change.ts';

interface MemberChange {
  em: EntityManager;
  own: Membership;
  members: Membership[];
  rights: RightsChange;
}

/** Who belongs to an organization, as what. null answers: its last owner stays what she is. */
export class MemberService {
  constructor(
    private readonly em: EntityManager,
    private readonly bus: Pick<Bus, 'publish'>,
    private readonly now = () => new Date(),
  ) {}

  changeRole(viewer: Viewer, input: unknown): Promise<Membership | null> {
    const { organizationId, accountId, role } = checkInput(changeMemberRoleSchema, input);
    return this.change(viewer, organizationId, async ({ em, own, members, rights }) => {
      const member = findMember(members, accountId);
      const may = canChangeMember(own.role, member.role) || (member === own && own.role !== role);
      if (!may || !rolesToGive(own.role).includes(role)) throw aboveOwnRole();
      if (role !== 'OWNER' && leavesNoOwner(members.map(place), accountId)) return null;
      if (member.role === role) return member;
      this.setRole(viewer, em, member, role);
      await rights.roleChanged(member);
      return member;
    });
  }

  remove(viewer: Viewer, input: unknown): Promise<Membership | null> {
    const { organizationId, accountId } = checkInput(memberSchema, input);
    if (requireAccount(viewer).accountId === accountId) return this.leave(viewer, organizationId);
    return this.change(viewer, organizationId, async ({ em, own, members, rights }) => {
      const member = findMember(members, accountId);
      if (!canChangeMember(own.role, member.role)) throw aboveOwnRole();
      if (leavesNoOwner(members.map(place), accountId)) return null;
      await this.end(viewer, em, member, rights);
      const { language } = await em.populate(member, ['account']).then(() => member.account);
      sendMailAfterCommit(em, {
        kind: 'MEMBERSHIP_ENDED',
        accountId,
        language,
        subjectId: organizationId,
      });
      return member;
    });
  }

  leave(viewer: Viewer, organizationId: string): Promise<Membership | null> {
    return this.change(viewer, organizationId, async ({ em, own, members, rights }) => {
      if (leavesNoOwner(members.map(place), own.account.id)) return null;
      await this.end(viewer, em, own, rights);
      return own;
    });
  }

  /** Another member becomes owner, and who asks a manager, in one step. */
  async transferOwnership(viewer: Viewer, input: unknown): Promise<Membership> {
    const { organizationId, accountId } = checkInput(memberSchema, input);
    return this.change(viewer, organizationId, async ({ em, own, members, rights }) => {
      if (own.role !== 'OWNER') throw new AppError('FORBIDDEN', 'Only an owner hands over');
      const heir = findMember(members, accountId);
      if (heir === own) {
        throw new AppError('BAD_USER_INPUT', 'Name another member', { field: 'accountId' });
      }
      if (heir.role !== 'OWNER') {
        this.setRole(viewer, em, heir, 'OWNER');
        await rights.roleChanged(heir);
      }
      this.setRole(viewer, em, own, 'MANAGER');
      await rights.roleChanged(own);
      return heir;
    });
  }

  private async change<T>(
    viewer: Viewer,
    organizationId: string,
    work: (change: MemberChange) => Promise<T>,
  ): Promise<T> {
    const now = this.now();
    const { accountId } = requireAccount(viewer);
    const { answer, rights } = await this.em.transactional(async (em) => {
      const own = await getOwnMembership(em, viewer, organizationId);
      const members = await em.find(Membership, { organization: organizationId });
      const change = new RightsChange(em, { accountId, now });
      return { answer: await work({ em, own, members, rights: change }), rights: change };
    });
    await rights.announce(this.bus);
    return answer;
  }

  private setRole(viewer: Viewer, em: EntityManager, member: Membership, role: MemberRole): void {
    const before = member.role;
    member.role = role;
    recordAuditAfterCommit(em, {
      actor: actorOf(viewer),
      action: 'membership.roleChanged',
      subject: `organization:${member.organization.id}`,
      details: { accountId: member.account.id, from: before, to: role },
    });
  }

  private async end(
    viewer: Viewer,
    em: EntityManager,
    member: Membership,
    rights: RightsChange,
  ): Promise<void> {
    em.remove(member);
    recordAuditAfterCommit(em, {
      actor: actorOf(viewer),
      action: 'membership.ended',
      subject: `organization:${member.organization.id}`,
      details: { accountId: member.account.id, role: member.role },
    });
    await rights.membershipEnded(member);
  }
}

function place({ account, role }: Membership) {
  return { accountId: account.id, role };
}

function findMember(members: readonly Membership[], accountId: string): Membership {
  const member = members.find(({ account }) => account.id === accountId);
  if (!member) throw notFound('member');
  return member;
}

function aboveOwnRole(): AppError {
  return new AppError('FORBIDDEN', 'Your role does not allow this');
}
