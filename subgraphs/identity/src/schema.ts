import { buildInternalSchema, buildPublicSchema, MailResolver } from '@focus-racer/service-kit';
import { AccountResolver } from './account/account.resolver.ts';
import { PasswordResolver } from './account/password.resolver.ts';
import { ApiKeyInternalResolver } from './api-key/api-key.internal.resolver.ts';
import { ApiKeyResolver } from './api-key/api-key.resolver.ts';
import { ClosingResolver } from './closing/closing.resolver.ts';
import type { IdentityContext } from './context.ts';
import { EmailChangeResolver } from './email-change/email-change.resolver.ts';
import { EventInvitationInternalResolver } from './invitation/event-invitation.internal.resolver.ts';
import { InvitationResolver } from './invitation/invitation.resolver.ts';
import { MembershipResolver } from './organization/membership.resolver.ts';
import { OrganizationResolver } from './organization/organization.resolver.ts';
import { ContactResolver } from './internal/contact.resolver.ts';
import { InternalResolver } from './internal/internal.resolver.ts';
import { MailAddressResolver } from './internal/mail-address.resolver.ts';
import { SignInProofResolver } from './lockout/sign-in-proof.resolver.ts';
import { UnsubscribeResolver } from './mail/unsubscribe.resolver.ts';
import { PasskeyResolver } from './passkey/passkey.resolver.ts';
import { SecondFactorResolver } from './second-factor/second-factor.resolver.ts';
import { SessionResolver } from './session/session.resolver.ts';
import { SignInResolver } from './sign-in/sign-in.resolver.ts';
import { SignUpResolver } from './sign-up/sign-up.resolver.ts';

export async function buildIdentitySchemas() {
  const publicSchema = await buildPublicSchema({
    resolvers: [
      AccountResolver,
      ApiKeyResolver,
      ClosingResolver,
      EmailChangeResolver,
      InvitationResolver,
      MembershipResolver,
      OrganizationResolver,
      PasswordResolver,
      PasskeyResolver,
      SecondFactorResolver,
      SessionResolver,
      SignInProofResolver,
      SignInResolver,
      SignUpResolver,
      UnsubscribeResolver,
    ],
    references: {
      Account: ({ id }: { id: string }, ctx: IdentityContext) => ctx.loaders.account.load(id),
      Organization: ({ id }: { id: string }, ctx: IdentityContext) =>
        ctx.loaders.organization.load(id),
    },
  });
  const internalSchema = await buildInternalSchema([
    ApiKeyInternalResolver,
    InternalResolver,
    ContactResolver,
    EventInvitationInternalResolver,
    MailAddressResolver,
    MailResolver,
  ]);
  return { publicSchema, internalSchema };
}
