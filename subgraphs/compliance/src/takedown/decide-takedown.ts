import { contactsOfOrganization, type TakedownState } from '@focus-racer/contracts';
import {
  actorOf,
  checkInput,
  recordAuditAfterCommit,
  requireAccount,
  sendMailAfterCommit,
} from '@focus-racer/service-kit';
import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import type { ComplianceContext } from '../context.ts';
import { holdNow, orderHold } from './hold-photo.ts';
import { Takedown } from './takedown.entity.ts';
import {
  type DecideTakedownInput,
  decideTakedownSchema,
  putBackTakedownSchema,
} from './takedown.inputs.ts';
import { requireDecider } from './takedown.policy.ts';
import { checkMove } from './takedown.state.ts';

const STATE_AFTER = { HIDE: 'HIDDEN', KEEP: 'KEPT' } as const;

/** Decided so before, nothing changes; decided otherwise, CONFLICT. */
export function decideTakedown(
  context: ComplianceContext,
  input: DecideTakedownInput,
): Promise<Takedown> {
  const { id, decision, note } = checkInput(decideTakedownSchema, input);
  return settle(context, id, STATE_AFTER[decision], note ?? null);
}

/** The photo comes back at a new address, unless another request holds it down. Idempotent. */
export function putBackTakedown(
  context: ComplianceContext,
  input: { id: string; note?: string | null },
): Promise<Takedown> {
  const { id, note } = checkInput(putBackTakedownSchema, input);
  return settle(context, id, 'PUT_BACK', note ?? null);
}

async function settle(
  context: ComplianceContext,
  id: string,
  state: Exclude<TakedownState, 'OPEN'>,
  note: string | null,
): Promise<Takedown> {
  const { accountId } = requireAccount(context.viewer);
  const known = requireDecider(context.viewer, await context.em.findOne(Takedown, { id }));
  const others = await findOthers(context, known);
  const takedown = await context.em.transactional(async (em) => {
    const own = await em.findOneOrFail(
      Takedown,
      { id },
      { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
    );
    if (own.state === state) return own;
    checkMove(own.state, state);
    Object.assign(own, { state, decidedAt: new Date(), decidedBy: accountId });
    own.note = note ?? own.note;
    orderHold(em, own, state === 'HIDDEN');
    tellBothSides(em, own, others);
    recordAuditAfterCommit(em, {
      actor: actorOf(context.viewer),
      action: state === 'PUT_BACK' ? 'takedown.putBack' : 'takedown.decided',
      subject: `takedown:${own.id}`,
      details: { photoId: own.photoId, state, late: own.deadline < new Date() },
    });
    return own;
  });
  await holdNow(context, takedown);
  return takedown;
}

/** Those who answer for the photo, but for who decides: when an admin does, the owner hears of it. */
async function findOthers(
  { internal, viewer }: ComplianceContext,
  { organizationId, eventOrganizationId }: Takedown,
) {
  const contacts = await Promise.all(
    [...new Set([organizationId, eventOrganizationId])].map((id) =>
      internal.ask(contactsOfOrganization, { organizationId: id }),
    ),
  );
  const decider = viewer.kind === 'account' ? viewer.accountId : null;
  const byAccount = new Map(contacts.flat().map((one) => [one.accountId, one]));
  return [...byAccount.values()].filter(({ accountId }) => accountId !== decider);
}

function tellBothSides(
  em: EntityManager,
  { id: subjectId, email, language }: Takedown,
  others: Awaited<ReturnType<typeof findOthers>>,
): void {
  const kind = 'TAKEDOWN_DECIDED';
  sendMailAfterCommit(em, { kind, email, language, subjectId });
  for (const { accountId, language: theirs } of others) {
    sendMailAfterCommit(em, { kind, accountId, language: theirs, subjectId });
  }
}
