import { describe, expect, test } from '@jest/globals';
import { canonicalJson, CHAIN_START, followChain, hashEntry } from './audit-chain.ts';
import type { AuditEntry } from './audit-entry.entity.ts';

test('canonical JSON is the same text whatever the order of keys', () => {
  expect(canonicalJson({ b: [1, { d: null, c: 'ü"' }], a: true })).toBe(
    '{"a":true,"b":[1,{"c":"ü\\"","d":null}]}',
  );
});

function chainOf(length: number): AuditEntry[] {
  const entries: AuditEntry[] = [];
  for (let seq = 1; seq <= length; seq += 1) {
    const entry = {
      seq,
      id: `id-${seq}`,
      at: new Date(1_777_800_000_000 + seq),
      actor: 'service:test',
      action: 'photo.published',
      subject: `photo:${seq}`,
      details: { seq },
      prevHash: entries.at(-1)?.hash ?? CHAIN_START,
    };
    entries.push({ ...entry, hash: hashEntry(entry) });
  }
  return entries;
}

const changed = (entry: AuditEntry, change: Partial<AuditEntry>): AuditEntry =>
  Object.assign({}, entry, change);

const start = { seq: 0, hash: CHAIN_START };

describe('following the chain', () => {
  test('an untouched chain is whole, in one page or in several', () => {
    const entries = chainOf(5);
    const head = { seq: 5, hash: entries.at(-1)?.hash };
    expect(followChain(start, entries)).toEqual({ head, brokenAt: null });
    const half = followChain(start, entries.slice(0, 2));
    expect(followChain(half.head, entries.slice(2))).toEqual({ head, brokenAt: null });
  });

  test.each([
    ['details', { details: { seq: 99 } }],
    ['actor', { actor: 'service:other' }],
    ['at', { at: new Date(0) }],
    ['subject', { subject: 'photo:9' }],
    ['hash', { hash: CHAIN_START }],
    ['prevHash', { prevHash: CHAIN_START }],
  ])('a changed %s breaks it there', (_field, change) => {
    const entries = chainOf(5).map((entry) => (entry.seq === 3 ? changed(entry, change) : entry));
    expect(followChain(start, entries).brokenAt).toBe(3);
  });

  test('a line that was changed and hashed again breaks it at the next one', () => {
    const entries = chainOf(5).map((entry) => {
      if (entry.seq !== 3) return entry;
      const forged = changed(entry, { actor: 'service:other' });
      return changed(forged, { hash: hashEntry(forged) });
    });
    expect(followChain(start, entries).brokenAt).toBe(4);
  });

  test('a removed line breaks it where it was', () => {
    expect(
      followChain(
        start,
        chainOf(5).filter((entry) => entry.seq !== 2),
      ).brokenAt,
    ).toBe(2);
  });
});
