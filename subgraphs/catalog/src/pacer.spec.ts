import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { Pacer } from './pacer.ts';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

function pacer(work: () => Promise<void> = () => Promise.resolve()) {
  const calls: string[] = [];
  const paced = new Pacer({
    intervalMs: 250,
    work: () => {
      calls.push('work');
      return work();
    },
    onIdle: () => calls.push('idle'),
    onError: () => calls.push('error'),
  });
  return { paced, calls };
}

test('works at once, then once an interval while asked, then is idle', async () => {
  const { paced, calls } = pacer();
  for (let i = 0; i < 10; i++) paced.request();
  expect(calls).toEqual(['work']);
  await jest.advanceTimersByTimeAsync(249);
  expect(calls).toEqual(['work']);
  await jest.advanceTimersByTimeAsync(1);
  expect(calls).toEqual(['work', 'work']);
  await jest.advanceTimersByTimeAsync(250);
  expect(calls).toEqual(['work', 'work', 'idle']);
  paced.request();
  expect(calls.at(-1)).toBe('work');
});

test('never works twice at the same time', async () => {
  let finish = (): void => undefined;
  const { paced, calls } = pacer(() => new Promise((resolve) => (finish = resolve)));
  paced.request();
  paced.request();
  await jest.advanceTimersByTimeAsync(5_000);
  expect(calls).toEqual(['work']);
  finish();
  await jest.advanceTimersByTimeAsync(0);
  expect(calls).toEqual(['work', 'work']);
});

test('goes on after a failure and stops when told', async () => {
  const { paced, calls } = pacer(() => Promise.reject(new Error('no')));
  paced.request();
  await jest.advanceTimersByTimeAsync(10);
  paced.request();
  await jest.advanceTimersByTimeAsync(250);
  expect(calls).toEqual(['work', 'error', 'work', 'error']);
  paced.request();
  paced.stop();
  await jest.advanceTimersByTimeAsync(1_000);
  expect(calls).toHaveLength(4);
});
