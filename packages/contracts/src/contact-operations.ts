import { z } from 'zod';
import { internalOperation } from './internal-operation.ts';
import { MAIL_LANGUAGES } from './mail.ts';

const contactSchema = z.object({
  accountId: z.string(),
  email: z.string(),
  language: z.enum(MAIL_LANGUAGES),
});
export type OrganizationContact = z.infer<typeof contactSchema>;

/** Who answers for an organization: its owners and managers. None for one that is unknown. */
export const contactsOfOrganization = internalOperation<{ organizationId: string }>()({
  subgraph: 'identity',
  field: 'contactsOfOrganization',
  document: `query ContactsOfOrganization($organizationId: ID!) {
    contactsOfOrganization(organizationId: $organizationId) { accountId email language }
  }`,
  result: z.array(contactSchema),
});
