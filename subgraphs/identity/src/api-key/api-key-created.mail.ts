import { type MailComposer, sendMailAfterCommit } from '@focus-racer/service-kit';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Account } from '../account/account.entity.ts';
import { Membership } from '../organization/membership.entity.ts';
import { ApiKey } from './api-key.entity.ts';

/** Owners answer for what keys do, so each of them hears of a new one, as does who made it. */
export async function tellOwnersOfKey(em: EntityManager, key: ApiKey): Promise<void> {
  const told = await em.find(
    Membership,
    { organization: key.organization, $or: [{ role: 'OWNER' }, { account: key.account }] },
    { populate: ['account'] },
  );
  for (const { account } of told) {
    sendMailAfterCommit(em, {
      kind: 'API_KEY_CREATED',
      accountId: account.id,
      language: account.language,
      subjectId: key.id,
    });
  }
}

/** Nothing is left to say once the key was revoked. */
export const composeApiKeyCreated: MailComposer<'API_KEY_CREATED', { publicUrl: string }> = async (
  em,
  { accountId, subjectId },
  { publicUrl },
) => {
  const account = await em.findOne(Account, { id: accountId ?? '' });
  const key = await em.findOne(
    ApiKey,
    { id: subjectId ?? '', revokedAt: null },
    { populate: ['organization'] },
  );
  if (!account || !key) return null;
  return {
    to: account.email,
    language: account.language,
    values: {
      organization: key.organization.name,
      keyName: key.name,
      url: new URL('/pro/organization/keys', publicUrl).href,
    },
  };
};
