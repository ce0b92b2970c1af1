import { expect, test } from '@jest/globals';
import { departureFrom } from './closing.policy.ts';

test.each([
  ['OWNER', [], 'CLOSES'],
  ['SHOOTER', [], 'CLOSES'],
  ['OWNER', ['OWNER'], 'LEAVES'],
  ['OWNER', ['READER', 'OWNER', 'SHOOTER'], 'LEAVES'],
  ['OWNER', ['MANAGER'], 'IS_SOLE_OWNER'],
  ['OWNER', ['READER', 'SHOOTER'], 'IS_SOLE_OWNER'],
  ['MANAGER', ['OWNER'], 'LEAVES'],
  ['READER', ['MANAGER'], 'LEAVES'],
] as const)('%s beside %j: %s', (role, others, departure) => {
  expect(departureFrom(role, others)).toBe(departure);
});
