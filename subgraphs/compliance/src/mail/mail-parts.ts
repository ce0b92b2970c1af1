import type { InternalClient } from '@focus-racer/service-kit';

/** What composers need beside the database. */
export interface ComplianceMailParts {
  /** The web's origin, which links begin with. */
  publicUrl: string;
  /** Asks the rooms below. */
  internal: Pick<InternalClient, 'ask'>;
}
