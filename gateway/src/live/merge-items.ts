import type { ExecutionResult } from 'graphql';

/** Arrivals that wait for a slow reader; more than that and it had better read again. */
export const MAX_WAITING_ARRIVALS = 1_000;

/**
 * Folds the newer item of a subscription into one that still waits for its reader. What an item
 * says of a state replaces what an earlier one said; the lists it brings add up.
 */
export function mergeItems(waiting: ExecutionResult, newer: ExecutionResult): ExecutionResult {
  if (waiting.errors || newer.errors || !waiting.data || !newer.data) return newer;
  return { ...newer, data: mergeObjects(waiting.data, newer.data) };
}

function mergeObjects(waiting: Record<string, unknown>, newer: Record<string, unknown>) {
  return Object.fromEntries(
    Object.entries(newer).map(([key, value]) => [key, mergeValues(waiting[key], value)]),
  );
}

function mergeValues(waiting: unknown, newer: unknown): unknown {
  if (Array.isArray(waiting) && Array.isArray(newer)) return waiting.concat(newer);
  return isObject(waiting) && isObject(newer) ? mergeObjects(waiting, newer) : newer;
}

/** The length of the longest outermost list. */
export function countArrivals(value: unknown): number {
  if (Array.isArray(value)) return value.length;
  return isObject(value) ? Math.max(0, ...Object.values(value).map(countArrivals)) : 0;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
