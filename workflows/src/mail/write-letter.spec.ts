import { MAIL_KINDS, MAIL_LANGUAGES, type MailKind } from '@focus-racer/contracts';
import { describe, expect, test } from '@jest/globals';
import { harmless } from './harmless.ts';
import { renderLetter } from './render-letter.ts';
import { writeLetter } from './write-letter.ts';

const ORIGIN = 'https://focus.example';
const VALUES: Record<string, string> = {
  displayName: 'Ana',
  url: `${ORIGIN}/verify#token=abc&x=1`,
  newEmail: 'ana@example.org',
  device: 'Firefox 128 sur Windows',
  at: '2026-05-03T10:42:00Z',
  change: 'TOTP_ADDED',
  organization: 'Club <b>Valmont</b> & fils',
  inviter: 'Zoé',
  role: 'SHOOTER',
  event: 'Foulées de Valmont',
  keyName: 'chrono',
  reference: 'FR-2026-0042',
  deadline: '2026-05-10T10:00:00Z',
  decision: 'TAKEN_DOWN',
};
const KINDS = Object.keys(MAIL_KINDS) as MailKind[];
const EACH = KINDS.flatMap((kind) => MAIL_LANGUAGES.map((language) => [kind, language] as const));

describe.each(EACH)('%s in %s', (kind, language) => {
  const letter = writeLetter(kind, language, VALUES, ORIGIN);
  const rendered = renderLetter(letter, language, null);

  test('says everything as text, and the same in HTML', () => {
    expect(rendered.subject).toMatch(/\S{3}/);
    for (const name of MAIL_KINDS[kind].values.filter((value) => value === 'url')) {
      expect(rendered.text).toContain(VALUES[name]);
      expect(rendered.html).toContain('href="https://focus.example/verify#token=abc&amp;x=1"');
    }
    expect(`${rendered.text}${rendered.html}`).not.toMatch(/undefined|TOTP_ADDED|SHOOTER/);
    expect(rendered.html).toContain(`<html lang="${language}">`);
    expect(rendered.html).not.toContain('<b>');
  });

  test('needs each of its values', () => {
    for (const missing of MAIL_KINDS[kind].values) {
      const rest = Object.fromEntries(Object.entries(VALUES).filter(([name]) => name !== missing));
      expect(() => writeLetter(kind, language, rest, ORIGIN)).toThrow(missing);
    }
  });
});

test.each([
  'https://evil.example/verify',
  'javascript:alert(1)',
  '/verify',
  'https://focus.example.evil/',
])('a link to %s is refused', (url) => {
  expect(() => writeLetter('VERIFY_EMAIL', 'fr', { ...VALUES, url }, ORIGIN)).toThrow('link');
});

test('French sets its marks with narrow spaces', () => {
  const { text, subject } = renderLetter(
    writeLetter('SIGN_IN_PROOF', 'fr', VALUES, ORIGIN),
    'fr',
    null,
  );
  expect(subject).toBe('Est-ce vous qui vous connectez\u202f?');
  expect(text).toContain('ne faites rien\u202f: votre');
});

test('the way to refuse more stands in both parts', () => {
  const letter = writeLetter('INVITATION', 'en', VALUES, ORIGIN);
  const { text, html } = renderLetter(letter, 'en', `${ORIGIN}/unsubscribe?token=t`);
  expect(text).toContain(`Receive no more invitations\n${ORIGIN}/unsubscribe?token=t`);
  expect(html).toContain(`href="${ORIGIN}/unsubscribe?token=t"`);
});

test.each([
  ['Ana\r\nBcc: x', 'Ana Bcc: x'],
  ['win at https://evil.example/now', 'win at https:\u2060//evil.\u2060example/now'],
  ['write to eve@evil.example', 'write to eve@\u2060evil.\u2060example'],
  ['Dr.Müller', 'Dr.\u2060Müller'],
  ['Firefox 128.0', 'Firefox 128.0'],
  ['a\u202ecod.exe', 'a cod.\u2060exe'],
  ['x'.repeat(200), `${'x'.repeat(79)}…`],
])('the name %j becomes %j', (typed, shown) => {
  expect(harmless(typed)).toBe(shown);
});
