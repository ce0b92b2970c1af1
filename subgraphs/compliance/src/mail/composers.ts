import type { MailComposers } from '@focus-racer/service-kit';
import {
  writeTakedownDecided,
  writeTakedownReceived,
  writeTakedownToDecide,
} from '../takedown/takedown-mails.ts';
import type { ComplianceMailParts } from './mail-parts.ts';

/** Who writes each of compliance's mails. */
export const complianceMails: MailComposers<'compliance', ComplianceMailParts> = {
  TAKEDOWN_RECEIVED: writeTakedownReceived,
  TAKEDOWN_TO_DECIDE: writeTakedownToDecide,
  TAKEDOWN_DECIDED: writeTakedownDecided,
};
