import { expect, test } from '@jest/globals';
import { placeAfterLogin } from './place-after-login.ts';

test.each(['/pro/credits?x=1', '/e/course/b/7#photo', '/en/pro?next=https://x.example', '/'])(
  'a reader goes on to where she was going: %s',
  (next) => expect(placeAfterLogin(next, '/pro')).toBe(next),
);

test.each([
  undefined,
  '',
  ['/pro'],
  'https://elsewhere.example',
  '//elsewhere.example',
  '///elsewhere.example',
  '/\\elsewhere.example',
  '\\/elsewhere.example',
  '/\t/elsewhere.example',
  '/\n/elsewhere.example',
  '/\r\n\\elsewhere.example',
  '\t//elsewhere.example',
  ' //elsewhere.example',
  '/.//elsewhere.example',
  '/..//elsewhere.example',
  '/x/..//elsewhere.example',
  '/%2e//elsewhere.example',
  '//user@elsewhere.example',
  'javascript:alert(1)',
  'JaVaScRiPt://%0aalert(1)',
  'data:text/html,x',
  'elsewhere.example',
  '@elsewhere.example',
  'http:/elsewhere.example',
])('nobody is sent to another site: %j', (next) => {
  expect(placeAfterLogin(next, '/pro')).toBe('/pro');
});
