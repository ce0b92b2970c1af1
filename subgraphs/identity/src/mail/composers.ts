import type { MailComposers } from '@focus-racer/service-kit';
import { composeApiKeyCreated } from '../api-key/api-key-created.mail.ts';
import {
  composeAccountClosed,
  composePasswordChanged,
  composePasswordReset,
} from '../account/account.mails.ts';
import { composeNewDevice } from '../device/new-device.mail.ts';
import {
  composeEmailChanged,
  composeEmailChangeNew,
  composeEmailChangeOld,
} from '../email-change/email-change.mails.ts';
import { composeEventInvitation, composeInvitation } from '../invitation/invitation.mails.ts';
import { composeMembershipEnded } from '../organization/organization.mails.ts';
import { composeSignUpKnown, composeVerification } from '../sign-up/sign-up.mails.ts';
import { composeSecondFactorChanged } from '../second-factor/second-factor.mails.ts';
import { composeSignInProof } from '../lockout/sign-in-proof.mail.ts';
import type { IdentityMailParts } from './mail-parts.ts';

/** Who writes each of identity's mails. */
export const identityMails: MailComposers<'identity', IdentityMailParts> = {
  API_KEY_CREATED: composeApiKeyCreated,

  VERIFY_EMAIL: composeVerification,
  SIGN_UP_KNOWN: composeSignUpKnown,
  RESET_PASSWORD: composePasswordReset,
  PASSWORD_CHANGED: composePasswordChanged,
  EMAIL_CHANGE_OLD: composeEmailChangeOld,
  EMAIL_CHANGE_NEW: composeEmailChangeNew,
  EMAIL_CHANGED: composeEmailChanged,
  ACCOUNT_CLOSED: composeAccountClosed,
  NEW_DEVICE: composeNewDevice,
  SIGN_IN_PROOF: composeSignInProof,
  SECOND_FACTOR_CHANGED: composeSecondFactorChanged,
  INVITATION: composeInvitation,
  EVENT_INVITATION: composeEventInvitation,
  MEMBERSHIP_ENDED: composeMembershipEnded,
};
