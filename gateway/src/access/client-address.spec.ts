import type { IncomingMessage } from 'node:http';
import { expect, test } from '@jest/globals';
import { clientAddress } from './client-address.ts';

const webToken = 'the token of the web and the gateway';

function request(forwarded?: string, token?: string): IncomingMessage {
  return {
    headers: {
      ...(forwarded !== undefined && { 'x-forwarded-for': forwarded }),
      ...(token !== undefined && { 'x-focus-web': token }),
    },
    socket: { remoteAddress: '10.0.0.9' },
  } as unknown as IncomingMessage;
}

test.each([
  [0, undefined, '10.0.0.9'],
  [0, '1.2.3.4', '10.0.0.9'],
  [1, undefined, '10.0.0.9'],
  [1, '6.6.6.6, 1.2.3.4', '1.2.3.4'],
  [2, '6.6.6.6, 1.2.3.4, 10.0.0.1', '1.2.3.4'],
  [2, '1.2.3.4', '10.0.0.9'],
])('behind %d proxies, of "%s" the client is %s', (hops, forwarded, address) => {
  expect(clientAddress(request(forwarded), { hops, webToken })).toBe(address);
});

test.each([
  [0, '1.2.3.4', '1.2.3.4'],
  [2, '1.2.3.4', '1.2.3.4'],
  [0, undefined, '10.0.0.9'],
])('behind %d proxies, the web says "%s": the client is %s', (hops, forwarded, address) => {
  expect(clientAddress(request(forwarded, webToken), { hops, webToken })).toBe(address);
});

test.each([[''], ['another token'], [`${webToken} `]])(
  'who says to be the web with "%s" is believed nothing',
  (token) => {
    const forged = request('6.6.6.6', token);
    expect(clientAddress(forged, { hops: 0, webToken })).toBe('10.0.0.9');
    expect(clientAddress(request('6.6.6.6, 1.2.3.4', token), { hops: 1, webToken })).toBe(
      '1.2.3.4',
    );
  },
);
