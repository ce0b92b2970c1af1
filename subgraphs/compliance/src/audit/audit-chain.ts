import { createHash } from 'node:crypto';
import type { AuditEntry } from './audit-entry.entity.ts';

export const CHAIN_START = '0'.repeat(64);

export type UnhashedEntry = Omit<AuditEntry, 'hash'>;

/** SHA-256, hex, of the entry as JSON with sorted keys, the hash of the entry before included. */
export function hashEntry(entry: UnhashedEntry): string {
  const { seq, id, at, actor, action, subject, details, prevHash } = entry;
  const text = canonicalJson({
    seq,
    id,
    at: at.toISOString(),
    actor,
    action,
    subject,
    details,
    prevHash,
  });
  return createHash('sha256').update(text).digest('hex');
}

/** The same value always gives the same text: keys sorted, no spaces. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const members = Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
}

export interface ChainHead {
  seq: number;
  hash: string;
}

/** Where the chain stands after these entries, or the first seq at which it is broken. */
export function followChain(
  head: ChainHead,
  entries: readonly AuditEntry[],
): { head: ChainHead; brokenAt: null } | { head: ChainHead; brokenAt: number } {
  let { seq, hash } = head;
  for (const entry of entries) {
    const expected = seq + 1;
    const intact =
      entry.seq === expected && entry.prevHash === hash && entry.hash === hashEntry(entry);
    if (!intact) return { head: { seq, hash }, brokenAt: expected };
    seq = entry.seq;
    hash = entry.hash;
  }
  return { head: { seq, hash }, brokenAt: null };
}
