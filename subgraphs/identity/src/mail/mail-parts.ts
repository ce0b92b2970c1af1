import type { MailKindOf } from '@focus-racer/contracts';
import type { MailComposer } from '@focus-racer/service-kit';

/** What composers need beside the database. */
export interface IdentityMailParts {
  /** The web's origin, which links begin with. */
  publicUrl: string;
}

export type IdentityMailComposer<K extends MailKindOf<'identity'>> = MailComposer<
  K,
  IdentityMailParts
>;
