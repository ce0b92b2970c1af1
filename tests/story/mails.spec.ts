import { expect, test } from '@jest/globals';
import { waitForMail } from './mails.ts';
import { addresses, newPhotographer, type Person } from './system.ts';
import { PHONE, useBrowser, visit } from './visit.ts';

useBrowser();

const INVITE = `mutation ($input: InviteMemberInput!) { inviteMember(input: $input) { __typename } }`;

async function invite(by: Person, email: string) {
  const input = { organizationId: by.organizationId, email, role: 'SHOOTER' };
  await by.api.request(INVITE, { input });
  return waitForMail(email, 'INVITATION');
}

test('an invitation is refused by one click of a mail program, and what one must know still comes', async () => {
  const inviter = await newPhotographer('Studio du Pont');
  const invited = await newPhotographer('Zoé Rivière');
  const mail = await invite(inviter, invited.email);
  expect(mail.subject).toContain('Studio du Pont');
  const oneClick = await fetch(mail.unsubscribeUrl ?? '', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'List-Unsubscribe=One-Click',
  });
  expect(oneClick.status).toBe(200);
  const forged = await fetch(`${mail.unsubscribeUrl}x`, { method: 'POST' });
  expect(forged.status).toBe(400);
  await invited.api.request('mutation ($email: String!) { requestPasswordReset(email: $email) }', {
    email: invited.email,
  });
  const reset = await waitForMail(invited.email, 'RESET_PASSWORD');
  expect(new URL(reset.link).origin).toBe(new URL(addresses.web).origin);
});

test('a reader refuses more invitations on a page, and the address bar forgets her token', async () => {
  const inviter = await newPhotographer('Studio du Lac');
  const mail = await invite(inviter, `lea-${inviter.organizationId}@story.example`);
  const link = new URL(/https?:\S+unsubscribe#\S+/.exec(mail.text)?.[0] ?? '');
  const page = await visit(`${link.pathname}${link.hash}`, { viewport: PHONE });
  await page.getByRole('button', { name: 'Ne plus recevoir d’invitations' }).click();
  await page.getByRole('heading', { name: 'Plus aucune invitation n’y part' }).waitFor();
  expect(new URL(page.url()).hash).toBe('');
});

test('a link of a locked sign-in that was cut says so', async () => {
  const page = await visit('/en/sign-in-proof#cut');
  await page.getByRole('button', { name: 'It is me' }).click();
  await page.getByRole('heading', { name: 'This link is no longer good' }).waitFor();
});
