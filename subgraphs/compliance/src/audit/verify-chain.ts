import type { EntityManager } from '@mikro-orm/postgresql';
import { CHAIN_START, type ChainHead, followChain } from './audit-chain.ts';
import { AuditEntry } from './audit-entry.entity.ts';

const PAGE = 1000;

/**
 * Walks the whole audit log. `brokenAt` is the first seq that is missing or differs from what was
 * hashed. Lines cut from the end leave no trace in the chain: compare `head` with one noted before.
 */
export async function verifyChain(
  em: EntityManager,
): Promise<{ head: ChainHead; brokenAt: number | null }> {
  let head: ChainHead = { seq: 0, hash: CHAIN_START };
  for (;;) {
    const entries = await em
      .fork()
      .find(AuditEntry, { seq: { $gt: head.seq } }, { orderBy: { seq: 'asc' }, limit: PAGE });
    const walked = followChain(head, entries);
    if (walked.brokenAt !== null || entries.length < PAGE) return walked;
    head = walked.head;
  }
}
