import { expect, test } from '@jest/globals';
import { forwardedAddress } from './forwarded-address.ts';

test.each([
  [0, undefined, '10.0.0.9'],
  [0, '6.6.6.6', '10.0.0.9'],
  [1, undefined, '10.0.0.9'],
  [1, '', '10.0.0.9'],
  [1, '6.6.6.6, 1.2.3.4', '1.2.3.4'],
  [1, ['6.6.6.6', '1.2.3.4'], '1.2.3.4'],
  [2, '6.6.6.6, 1.2.3.4, 10.0.0.1', '1.2.3.4'],
  [2, '6.6.6.6', '10.0.0.9'],
])('behind %d proxies, of %p the client is at %s', (hops, forwarded, address) => {
  expect(forwardedAddress(forwarded, '10.0.0.9', hops)).toBe(address);
});

test('who has hung up is somewhere unknown', () => {
  expect(forwardedAddress(undefined, undefined, 1)).toBe('unknown');
});
