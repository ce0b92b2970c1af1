import type { CreditOutcome } from '@focus-racer/contracts';
import { AppError, startWorkflowAfterCommit } from '@focus-racer/service-kit';
import type { EntityManager } from '@mikro-orm/postgresql';
import { FloorPassedError, lockBalances, type LockedBalances, post } from '../ledger/ledger.ts';
import { CreditHold } from './credit-hold.entity.ts';
import { type CreditCommand, type CreditStep, stepOf } from './credit-hold.state.ts';

interface PhotoOfOrganization {
  photoId: string;
  organizationId: string;
  generation: number;
}

/** The credit of each photo: held while it is worked on, captured once for ever, or given back. */
export class PhotoCreditService {
  private readonly em: EntityManager;

  constructor(em: EntityManager) {
    this.em = em;
  }

  /** Runs the command in one transaction. Idempotent. OUT_OF_CREDITS leaves no trace. */
  async apply(command: CreditCommand, photo: PhotoOfOrganization): Promise<CreditOutcome> {
    try {
      return await this.em.transactional(async (em) => {
        const balances = await lockBalances(em, photo.organizationId);
        const hold = await em.findOne(CreditHold, { photoId: photo.photoId });
        if (hold && hold.organizationId !== photo.organizationId) {
          throw new AppError('CONFLICT', 'The credit of this photo is of another organization');
        }
        const step = stepOf(hold, command, photo.generation);
        if (step.entries) await this.post(em, balances, command, photo, step);
        recordStep(em, hold, photo, step);
        return step.outcome;
      });
    } catch (error) {
      if (error instanceof FloorPassedError) return 'OUT_OF_CREDITS';
      throw error;
    }
  }

  private async post(
    em: EntityManager,
    balances: LockedBalances,
    command: CreditCommand,
    { photoId, organizationId }: PhotoOfOrganization,
    step: CreditStep,
  ): Promise<void> {
    const available = balances.get('AVAILABLE');
    if (!available) throw new FloorPassedError('this organization has no credits yet');
    const reference = command === 'CAPTURE' ? photoId : `${photoId}:${step.generation}`;
    const posted = await post(em, balances, {
      kind: command,
      reference,
      entries: step.entries ?? {},
    });
    if (!posted) throw new Error(`${command} of ${reference} stands in the ledger already`);
    const hadNoneLeft = available.amount <= (available.floor ?? -Infinity);
    if (command === 'VOID' && hadNoneLeft) {
      startWorkflowAfterCommit(em, 'resumePhotos', { organizationId });
    }
  }
}

function recordStep(
  em: EntityManager,
  hold: CreditHold | null,
  { photoId, organizationId }: PhotoOfOrganization,
  { state, generation }: CreditStep,
): void {
  if (hold?.state === state && hold.generation === generation) return;
  const changed = { state, generation, changedAt: new Date() };
  if (hold) em.assign(hold, changed);
  else em.create(CreditHold, { photoId, organizationId, ...changed });
}
