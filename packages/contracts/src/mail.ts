import { z } from 'zod';
import { internalOperation } from './internal-operation.ts';

/** The rooms that have something to write to somebody. */
export type MailRoom = 'identity' | 'compliance';

interface MailDefinition {
  /** Knows to whom the mail goes and what it says. */
  room: MailRoom;
  /** What its templates name; urls are absolute. */
  values: readonly string[];
  /** Goes to somebody who never asked for mails of ours: may be refused for good in one click. */
  refusable?: true;
}

/** Every mail that is ever sent. */
export const MAIL_KINDS = {
  VERIFY_EMAIL: { room: 'identity', values: ['displayName', 'url'] },
  /** Somebody signed up with an address that has an account. */
  SIGN_UP_KNOWN: { room: 'identity', values: ['displayName', 'url'] },
  RESET_PASSWORD: { room: 'identity', values: ['displayName', 'url'] },
  PASSWORD_CHANGED: { room: 'identity', values: ['displayName', 'url'] },
  EMAIL_CHANGE_OLD: { room: 'identity', values: ['displayName', 'newEmail', 'url'] },
  EMAIL_CHANGE_NEW: { room: 'identity', values: ['displayName', 'url'] },
  EMAIL_CHANGED: { room: 'identity', values: ['displayName', 'newEmail'] },
  ACCOUNT_CLOSED: { room: 'identity', values: ['displayName'] },
  /** `at` is an instant in ISO 8601. */
  NEW_DEVICE: { room: 'identity', values: ['displayName', 'device', 'at', 'url'] },
  /** `change` is one of SECOND_FACTOR_CHANGES. */
  SECOND_FACTOR_CHANGED: { room: 'identity', values: ['displayName', 'change', 'url'] },
  SIGN_IN_PROOF: { room: 'identity', values: ['displayName', 'url'] },
  /** `role` is a MemberRole. */
  INVITATION: {
    room: 'identity',
    values: ['organization', 'inviter', 'role', 'url'],
    refusable: true,
  },
  EVENT_INVITATION: {
    room: 'identity',
    values: ['event', 'organization', 'inviter', 'url'],
    refusable: true,
  },
  MEMBERSHIP_ENDED: { room: 'identity', values: ['organization'] },
  API_KEY_CREATED: { room: 'identity', values: ['organization', 'keyName', 'url'] },
  /** `deadline` is an instant in ISO 8601. */
  TAKEDOWN_RECEIVED: { room: 'compliance', values: ['event', 'reference', 'deadline'] },
  TAKEDOWN_TO_DECIDE: { room: 'compliance', values: ['event', 'reference', 'deadline', 'url'] },
  /** `decision` is one of TAKEDOWN_MAIL_DECISIONS. */
  TAKEDOWN_DECIDED: { room: 'compliance', values: ['event', 'reference', 'decision', 'url'] },
} as const satisfies Record<string, MailDefinition>;

export type MailKind = keyof typeof MAIL_KINDS;
export type MailKindOf<R extends MailRoom> = {
  [K in MailKind]: (typeof MAIL_KINDS)[K]['room'] extends R ? K : never;
}[MailKind];
/** What a kind's composer must know. */
export type MailValues<K extends MailKind> = Record<
  (typeof MAIL_KINDS)[K]['values'][number],
  string
>;
export const mailKindSchema = z.enum(Object.keys(MAIL_KINDS) as [MailKind, ...MailKind[]]);

export const SECOND_FACTOR_CHANGES = [
  'TOTP_ADDED',
  'TOTP_REMOVED',
  'PASSKEY_ADDED',
  'PASSKEY_REMOVED',
  'RECOVERY_CODES_RENEWED',
  'RECOVERY_CODE_USED',
] as const;
export const TAKEDOWN_MAIL_DECISIONS = ['TAKEN_DOWN', 'KEPT', 'PUT_BACK'] as const;

export const MAIL_LANGUAGES = ['fr', 'en'] as const;
export type MailLanguage = (typeof MAIL_LANGUAGES)[number];

/**
 * How sending ended. OBSOLETE: its room had nothing to say any more; GIVEN_UP: no server took it for
 * days.
 */
export const MAIL_OUTCOMES = ['SENT', 'OBSOLETE', 'SUPPRESSED', 'REFUSED', 'GIVEN_UP'] as const;
export type MailOutcome = (typeof MAIL_OUTCOMES)[number];

const composedMailSchema = z.object({
  to: z.string(),
  language: z.enum(MAIL_LANGUAGES),
  values: z.record(z.string(), z.string()),
});
export type ComposedMail = z.infer<typeof composedMailSchema>;

function composeMailIn(subgraph: MailRoom) {
  return internalOperation<{ mailId: string }>()({
    subgraph,
    field: 'composeMail',
    document: `mutation ComposeMail($mailId: ID!) { composeMail(mailId: $mailId) { to language values } }`,
    result: composedMailSchema.nullable(),
  });
}

function recordMailSentIn(subgraph: MailRoom) {
  return internalOperation<{ mailId: string; outcome: MailOutcome }>()({
    subgraph,
    field: 'recordMailSent',
    document: `mutation RecordMailSent($mailId: ID!, $outcome: String!) { recordMailSent(mailId: $mailId, outcome: $outcome) }`,
    result: z.boolean(),
  });
}

/**
 * Asks a mail's room for recipient, language and values; links are minted while it answers. null
 * when it was sent already or there is nothing to say any more.
 */
export const composeMail = {
  identity: composeMailIn('identity'),
  compliance: composeMailIn('compliance'),
} as const satisfies Record<MailRoom, unknown>;

/** Notes how sending ended and forgets the address that the mail's row held. Idempotent. */
export const recordMailSent = {
  identity: recordMailSentIn('identity'),
  compliance: recordMailSentIn('compliance'),
} as const satisfies Record<MailRoom, unknown>;

/**
 * Whether mail may go to this address, and where its reader refuses more of it. An address that
 * cannot receive gets none; one that was unsubscribed gets what it must know, but nothing refusable.
 */
export const checkMailAddress = internalOperation<{ address: string; refusable: boolean }>()({
  subgraph: 'identity',
  field: 'checkMailAddress',
  document: `mutation CheckMailAddress($address: String!, $refusable: Boolean!) {
    checkMailAddress(address: $address, refusable: $refusable) { mayReceive unsubscribeToken }
  }`,
  result: z.object({ mayReceive: z.boolean(), unsubscribeToken: z.string() }),
});

/** Its server refused this address for good. Idempotent. */
export const suppressAddress = internalOperation<{ address: string }>()({
  subgraph: 'identity',
  field: 'suppressAddress',
  document: `mutation SuppressAddress($address: String!) { suppressAddress(address: $address) }`,
  result: z.boolean(),
});

/** Where an account reads its mails; null when it is closed or unknown. For composers of other rooms. */
export const mailRecipient = internalOperation<{ accountId: string }>()({
  subgraph: 'identity',
  field: 'mailRecipient',
  document: `query MailRecipient($accountId: ID!) { mailRecipient(accountId: $accountId) { email language displayName } }`,
  result: z
    .object({
      email: z.string(),
      language: z.enum(MAIL_LANGUAGES),
      displayName: z.string(),
    })
    .nullable(),
});
