import { expect, test } from '@jest/globals';
import { broughtBack, emptyQueue, passed, withMore } from './read-queue.ts';

const [a, b, c] = ['a', 'b', 'c'].map((id) => ({ id }));
const all = withMore(emptyQueue(), [a!, b!, c!]);

test('one after the other, and back again', () => {
  const one = passed(all);
  expect(one).toEqual({ ahead: [b, c], behind: [a] });
  expect(broughtBack(passed(one), a!)).toEqual({ ahead: [a, c], behind: [b] });
  expect(broughtBack(one, c!)).toEqual({ ahead: [c, b], behind: [a] });
});

test('a page brings what is not known yet', () => {
  expect(withMore(passed(all), [a!, c!, { id: 'd' }])).toEqual({
    ahead: [b, c, { id: 'd' }],
    behind: [a],
  });
});

test('past the end nothing happens', () => {
  const end = passed(passed(passed(all)));
  expect(passed(end)).toEqual(end);
});
