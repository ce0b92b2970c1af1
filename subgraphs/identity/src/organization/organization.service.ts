import { idSchema, newId, type Viewer } from '@focus-racer/contracts';
import {
  actorOf,
  AppError,
  type Bus,
  checkInput,
  notFound,
  recordAuditAfterCommit,
  requireAccount,
  startWorkflowAfterCommit,
} from '@focus-racer/service-kit';
import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Account } from '../account/account.entity.ts';
import { getOwnMembership } from './get-own-membership.ts';
import { Membership } from './membership.entity.ts';
import { Organization } from './organization.entity.ts';
import { createOrganizationSchema, updateOrganizationSchema } from './organization.inputs.ts';
import { canSeeInside, canUpdate } from './organization.policy.ts';
import { RightsChange } from './rights-change.ts';

/** Each begins with credits of its own. */
const MAX_FOUNDED = 5;

export class OrganizationService {
  constructor(
    private readonly em: EntityManager,
    private readonly bus: Pick<Bus, 'publish'>,
    private readonly now = () => new Date(),
  ) {}

  /** For members and administrators; of another's NOT_FOUND. */
  async get(viewer: Viewer, organizationId: string): Promise<Organization> {
    requireAccount(viewer);
    const seen = idSchema.safeParse(organizationId).success && canSeeInside(viewer, organizationId);
    const found = seen ? await this.em.findOne(Organization, { id: organizationId }) : null;
    if (!found) throw notFound('organization');
    return found;
  }

  /** A further organization, of which the account is the owner. */
  async found(viewer: Viewer, input: unknown): Promise<Organization> {
    const { accountId } = requireAccount(viewer);
    const facts = checkInput(createOrganizationSchema, input);
    const now = this.now();
    const { organization, rights } = await this.em.transactional(async (em) => {
      const account = await em.findOneOrFail(
        Account,
        { id: accountId },
        { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
      );
      if ((await em.count(Organization, { foundedBy: accountId })) >= MAX_FOUNDED) {
        throw new AppError('CONFLICT', 'This account has founded as many as it may', {
          max: MAX_FOUNDED,
        });
      }
      const created = em.create(Organization, {
        ...facts,
        id: newId(),
        foundedBy: accountId,
        createdAt: now,
      });
      em.create(Membership, { account, organization: created, role: 'OWNER', createdAt: now });
      startWorkflowAfterCommit(em, 'welcomeOrganization', {
        organizationId: created.id,
        further: account.kind === 'PRO',
      });
      account.kind = 'PRO';
      recordAuditAfterCommit(em, {
        actor: actorOf(viewer),
        action: 'organization.created',
        subject: `organization:${created.id}`,
        details: { kind: created.kind, ownerId: accountId },
      });
      const change = new RightsChange(em, { accountId, now });
      await change.of(accountId);
      return { organization: created, rights: change };
    });
    await rights.announce(this.bus);
    return organization;
  }

  /** Name and company facts. For owners. */
  update(viewer: Viewer, input: unknown): Promise<Organization> {
    const { organizationId, ...facts } = checkInput(updateOrganizationSchema, input);
    return this.em.transactional(async (em) => {
      const { organization, role } = await getOwnMembership(em, viewer, organizationId);
      if (!canUpdate(role)) {
        throw new AppError('FORBIDDEN', 'Only owners change an organization');
      }
      Object.assign(organization, facts);
      recordAuditAfterCommit(em, {
        actor: actorOf(viewer),
        action: 'organization.updated',
        subject: `organization:${organizationId}`,
      });
      return organization;
    });
  }
}
