import type { MailComposers } from '@focus-racer/service-kit';
import { composeApiKeyCreated } from '../api-key/api-key-created.mail.ts';

/** What composers need beside the database. */
export interface IdentityMailParts {
  /** The web's origin, which links begin with. */
  publicUrl: string;
}

/** Who writes each of identity's mails. */
export const identityMails: MailComposers<'identity', IdentityMailParts> = {
  API_KEY_CREATED: composeApiKeyCreated,
};
