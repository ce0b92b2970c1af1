import type { AccountViewer } from '@focus-racer/contracts';
import {
  type Bus,
  recordAuditAfterCommit,
  recordPersonRequestAfterCommit,
  sendMailAfterCommit,
} from '@focus-racer/service-kit';
import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import type { Account } from '../account/account.entity.ts';
import { announceKeysEnded, endApiKeys } from '../api-key/end-api-keys.ts';
import { Invitation } from '../invitation/invitation.entity.ts';
import { Membership } from '../organization/membership.entity.ts';
import { Organization } from '../organization/organization.entity.ts';
import { announceEnded, endSessions } from '../session/end-sessions.ts';
import type { SelfProofService } from '../session/self-proof.service.ts';
import { departureFrom } from './closing.policy.ts';
import { forgetPerson } from './forget-person.ts';

export interface ClosingServiceParts {
  bus: Pick<Bus, 'publish'>;
}

type Outcome =
  { soleOwnerOf: Organization[] } | { soleOwnerOf: null; sessions: string[]; keys: string[] };

interface Place {
  membership: Membership;
  departure: ReturnType<typeof departureFrom>;
}

export class ClosingService {
  private readonly em: EntityManager;
  private readonly proofs: Pick<SelfProofService, 'byPassword'>;
  private readonly parts: ClosingServiceParts;

  constructor(
    em: EntityManager,
    proofs: Pick<SelfProofService, 'byPassword'>,
    parts: ClosingServiceParts,
  ) {
    this.em = em;
    this.proofs = proofs;
    this.parts = parts;
  }

  /**
   * Closes the account of whoever asks: sessions and keys end, what identifies her is forgotten, and
   * compliance records that she wants to be erased elsewhere. Workflows go on: they know ids only.
   */
  async close(
    viewer: AccountViewer,
    password: string,
  ): Promise<Date | 'WRONG_PASSWORD' | { soleOwnerOf: Organization[] }> {
    const account = await this.proofs.byPassword(viewer, password);
    if (!account) return 'WRONG_PASSWORD';
    const now = new Date();
    const outcome = await this.em.transactional<Outcome>(async (em) => {
      const places = await placesOf(em, account);
      const soleOwnerOf = places.filter(({ departure }) => departure === 'IS_SOLE_OWNER');
      if (soleOwnerOf.length > 0) {
        return { soleOwnerOf: soleOwnerOf.map(({ membership }) => membership.organization) };
      }
      const end = { reason: 'ACCOUNT_CLOSED', now } as const;
      const sessions = await endSessions(em, account.id, end);
      const actor = `account:${account.id}`;
      const keys = await endApiKeys(em, { accountId: account.id }, { ...end, actor });
      places.forEach((place) => leave(em, place, now));
      const { email, language } = account;
      sendMailAfterCommit(em, { kind: 'ACCOUNT_CLOSED', email, language });
      recordPersonRequestAfterCommit(em, { kind: 'ERASURE', accountId: account.id });
      recordAuditAfterCommit(em, { actor, action: 'account.closed', subject: actor });
      await em.flush();
      await endInvitations(em, places, now);
      await forgetPerson(em, account, now);
      return { soleOwnerOf: null, sessions, keys };
    });
    if (outcome.soleOwnerOf) return { soleOwnerOf: outcome.soleOwnerOf };
    await announceEnded(this.parts.bus, outcome.sessions);
    await announceKeysEnded(this.parts.bus, outcome.keys);
    return now;
  }
}

/** Locks the organizations and who is in them, so that no other owner leaves at the same moment. */
async function placesOf(em: EntityManager, account: Account): Promise<Place[]> {
  const own = await em.find(Membership, { account });
  const organizationIds = own.map(({ organization }) => organization.id);
  await em.find(
    Organization,
    { id: { $in: organizationIds } },
    { orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
  );
  const all = await em.find(
    Membership,
    { organization: { id: { $in: organizationIds } } },
    { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
  );
  return all
    .filter((membership) => membership.account.id === account.id)
    .map((membership) => {
      const others = all.filter(
        (other) =>
          other.organization.id === membership.organization.id && other.account.id !== account.id,
      );
      const departure = departureFrom(
        membership.role,
        others.map(({ role }) => role),
      );
      return { membership, departure };
    });
}

/** Nobody joins an organization that has closed, nor shoots for it. */
async function endInvitations(em: EntityManager, places: Place[], now: Date): Promise<void> {
  const closed = places.filter(({ departure }) => departure === 'CLOSES');
  const organization = { $in: closed.map(({ membership }) => membership.organization.id) };
  const open = { organization, acceptedAt: null, revokedAt: null };
  await em.nativeUpdate(Invitation, open, { revokedAt: now });
}

function leave(em: EntityManager, { membership, departure }: Place, now: Date): void {
  const { account, organization } = membership;
  const subject = `organization:${organization.id}`;
  const audit = { actor: `account:${account.id}`, subject };
  recordAuditAfterCommit(em, {
    ...audit,
    action: 'membership.ended',
    details: { accountId: account.id, reason: 'ACCOUNT_CLOSED' },
  });
  if (departure !== 'CLOSES') return;
  organization.closedAt = now;
  organization.name = account.language === 'fr' ? 'Organisation fermée' : 'Closed organization';
  organization.country = null;
  organization.siret = null;
  organization.vatNumber = null;
  recordAuditAfterCommit(em, { ...audit, action: 'organization.closed' });
}
