import type { MailComposers } from '@focus-racer/service-kit';

/** What composers need beside the database. */
export interface ComplianceMailParts {
  /** The web's origin, which links begin with. */
  publicUrl: string;
}

/** Who writes each of compliance's mails. */
export const complianceMails: MailComposers<'compliance', ComplianceMailParts> = {};
