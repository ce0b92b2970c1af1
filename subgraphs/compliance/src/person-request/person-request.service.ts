import { personRequestDueAt, personRequestSchema } from '@focus-racer/contracts';
import { checkInput } from '@focus-racer/service-kit';
import type { EntityManager } from '@mikro-orm/postgresql';
import { PersonRequest } from './person-request.entity.ts';

export class PersonRequestService {
  private readonly em: EntityManager;

  constructor(em: EntityManager) {
    this.em = em;
  }

  /** Idempotent by id: one delivered twice is recorded once, as it came first. */
  async record(input: unknown): Promise<void> {
    const { id, kind, accountId, receivedAt: received } = checkInput(personRequestSchema, input);
    const receivedAt = new Date(received);
    await this.em.upsert(
      PersonRequest,
      {
        id,
        kind,
        accountId,
        receivedAt,
        dueAt: personRequestDueAt(receivedAt),
        state: 'RECEIVED',
      },
      { onConflictAction: 'ignore' },
    );
  }

  /** The one due first comes first; one row more than `size`, when there is more. */
  async listDue(size: number, after: readonly [string, string] | null): Promise<PersonRequest[]> {
    return this.em.find(
      PersonRequest,
      after
        ? {
            $or: [
              { dueAt: { $gt: new Date(after[0]) } },
              { dueAt: new Date(after[0]), id: { $gt: after[1] } },
            ],
          }
        : {},
      { orderBy: { dueAt: 'asc', id: 'asc' }, limit: size + 1 },
    );
  }
}
