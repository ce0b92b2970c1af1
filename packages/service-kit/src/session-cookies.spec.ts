import { expect, test } from '@jest/globals';
import { SessionCookies } from './session-cookies.ts';

const tokens = { accessToken: 'a', refreshToken: 'r' };

test('cookies are Secure exactly when the web is served by https', () => {
  expect(new SessionCookies('https://photos.example.org').set(tokens)).toEqual([
    'fr_access=a; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=900',
    'fr_refresh=r; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=604800',
  ]);
  expect(new SessionCookies('http://localhost:3000').set(tokens).join()).not.toContain('Secure');
});

test('clearing ends them at once', () => {
  expect(new SessionCookies('http://localhost:3000').clear()).toEqual([
    'fr_access=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0',
    'fr_refresh=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0',
  ]);
});
