import { describe, expect, test } from '@jest/globals';
import { LiveIterator } from './live-iterator.ts';

function iterator() {
  const closed: string[] = [];
  const live = new LiveIterator<number[]>({
    merge: (waiting, newer) => [...waiting, ...newer],
    onClose: () => closed.push('closed'),
  });
  return { live, closed };
}

describe('LiveIterator', () => {
  test('hands items to a waiting reader', async () => {
    const { live } = iterator();
    const next = live.next();
    live.push([1]);
    expect(await next).toEqual({ done: false, value: [1] });
  });

  test('a slow reader gets what came meanwhile as one item', async () => {
    const { live } = iterator();
    live.push([1]);
    live.push([2]);
    live.push([3]);
    expect(await live.next()).toEqual({ done: false, value: [1, 2, 3] });
  });

  test('return answers at once while a next is pending, and closes once', async () => {
    const { live, closed } = iterator();
    const pending = live.next();
    await live.return();
    await live.return();
    expect(await pending).toEqual({ done: true, value: undefined });
    expect(closed).toEqual(['closed']);
    live.push([1]);
    expect((await live.next()).done).toBe(true);
  });
});
