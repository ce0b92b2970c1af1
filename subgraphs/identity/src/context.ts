import { MailDesk, type RequestContext, type SessionCookies } from '@focus-racer/service-kit';
import { AccountService } from './account/account.service.ts';
import { PasswordCheck } from './account/password-check.ts';
import { PasswordService } from './account/password.service.ts';
import { ProfileService } from './account/profile.service.ts';
import type { AddressKeys } from './address/address-keys.ts';
import { ApiKeyService } from './api-key/api-key.service.ts';
import { ClosingService } from './closing/closing.service.ts';
import { EmailChangeService } from './email-change/email-change.service.ts';
import { EventInvitations } from './invitation/event-invitations.ts';
import { InvitationService } from './invitation/invitation.service.ts';
import { identityLoaders } from './loaders.ts';
import { SignInGuard } from './lockout/sign-in-guard.ts';
import { SignInProofService } from './lockout/sign-in-proof.service.ts';
import { identityMails } from './mail/composers.ts';
import type { IdentityMailParts } from './mail/mail-parts.ts';
import { SuppressionList } from './mail/suppression-list.ts';
import { MemberService } from './organization/member.service.ts';
import { OrganizationService } from './organization/organization.service.ts';
import { PasskeyService, type PasskeyParts } from './passkey/passkey.service.ts';
import { TotpService, type TotpParts } from './second-factor/totp.service.ts';
import { SelfProofService } from './session/self-proof.service.ts';
import { SessionService, type SessionServiceParts } from './session/session.service.ts';
import { SecondStepService } from './sign-in/second-step.service.ts';
import { SignInService, type SignInParts } from './sign-in/sign-in.service.ts';
import { SignUpService } from './sign-up/sign-up.service.ts';

export interface IdentityContext extends RequestContext {
  accounts: AccountService;
  signUps: SignUpService;
  credentials: PasswordService;
  emailChanges: EmailChangeService;
  profiles: ProfileService;
  closing: ClosingService;
  organizations: OrganizationService;
  members: MemberService;
  invitations: InvitationService;
  eventInvitations: EventInvitations;
  apiKeys: ApiKeyService;
  sessions: SessionService;
  signIns: SignInService;
  signInProofs: SignInProofService;
  proofs: SelfProofService;
  totps: TotpService;
  passkeys: PasskeyService;
  cookies: SessionCookies;
  mails: MailDesk<'identity', IdentityMailParts>;
  suppressions: SuppressionList;
  loaders: ReturnType<typeof identityLoaders>;
}

export type IdentityParts = SessionServiceParts &
  SignInParts &
  TotpParts &
  PasskeyParts &
  IdentityMailParts & { cookies: SessionCookies; addressKeys: AddressKeys };

export function identityContext(parts: IdentityParts) {
  return (base: RequestContext): IdentityContext => {
    const sessions = new SessionService(base.em, parts);
    const check = new PasswordCheck(base.em, parts.passwords);
    const proofs = new SelfProofService(base.em, check, parts);
    const secondSteps = new SecondStepService(base.em, parts.secondFactorKeys);
    const guard = new SignInGuard(base.em, parts.addressKeys);
    return {
      ...base,
      accounts: new AccountService(base.em, parts.passwords),
      signUps: new SignUpService(base.em, parts.passwords),
      credentials: new PasswordService(base.em, proofs, parts),
      emailChanges: new EmailChangeService(base.em, proofs),
      profiles: new ProfileService(base.em),
      closing: new ClosingService(base.em, proofs, parts),
      sessions,
      proofs,
      totps: new TotpService(base.em, proofs, parts),
      passkeys: new PasskeyService(base.em, proofs, parts),
      signIns: new SignInService(base.em, sessions, secondSteps, guard, parts),
      signInProofs: new SignInProofService(base.em, parts.addressKeys),
      organizations: new OrganizationService(base.em, parts.bus),
      members: new MemberService(base.em, parts.bus),
      invitations: new InvitationService(base.em, parts.bus),
      eventInvitations: new EventInvitations(base.em),
      apiKeys: new ApiKeyService(base.em, parts.bus),
      cookies: parts.cookies,
      mails: new MailDesk(base.em, identityMails, parts),
      suppressions: new SuppressionList(base.em, parts.addressKeys),
      loaders: identityLoaders(base.em),
    };
  };
}
