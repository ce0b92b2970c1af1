import { describe, expect, test } from '@jest/globals';
import {
  currentTrace,
  formatTraceparent,
  newTrace,
  outgoingTraceparent,
  parseTraceparent,
  withTrace,
} from './tracing.ts';

describe('tracing', () => {
  test('a header comes back as it went', () => {
    const trace = newTrace();
    expect(parseTraceparent(formatTraceparent(trace))).toEqual(trace);
  });

  test.each([undefined, '', 'nonsense', '01-aa-bb-00'])('%p names no trace', (header) => {
    expect(parseTraceparent(header)).toBeNull();
  });

  test("work runs inside the caller's trace and sends it on", async () => {
    const header = formatTraceparent(newTrace());
    await withTrace(header, async () => {
      await Promise.resolve();
      expect(outgoingTraceparent()).toBe(header);
    });
    expect(currentTrace()).toBeUndefined();
  });
});
