import { MailRow, OutboxRow, type OrmOptions, startOrm } from '@focus-racer/service-kit';
import { Initial } from '../migrations/m0001-initial.ts';
import { Accounts } from '../migrations/m0002-accounts.ts';
import { SessionDetails } from '../migrations/m0003-session.ts';
import { Invitations } from '../migrations/m0004-invitation.ts';
import { ApiKeys } from '../migrations/m0005-api-key.ts';
import { Mail } from '../migrations/m0006-mail.ts';
import { SecondFactor } from '../migrations/m0007-second-factor.ts';
import { Suppression } from '../migrations/m0008-suppression.ts';
import { Account } from './account/account.entity.ts';
import { KnownDevice } from './device/known-device.entity.ts';
import { ApiKey } from './api-key/api-key.entity.ts';
import { ApiKeySecret } from './api-key/api-key-secret.entity.ts';
import { EmailChange } from './email-change/email-change.entity.ts';
import { Invitation } from './invitation/invitation.entity.ts';
import { MailToken } from './mail-token/mail-token.entity.ts';
import { SignInFailure } from './lockout/sign-in-failure.entity.ts';
import { SuppressedAddress } from './mail/suppressed-address.entity.ts';
import { Membership } from './organization/membership.entity.ts';
import { Organization } from './organization/organization.entity.ts';
import { Passkey } from './passkey/passkey.entity.ts';
import { PasskeyChallenge } from './passkey/passkey-challenge.entity.ts';
import { RecoveryCode } from './second-factor/recovery-code.entity.ts';
import { SecondFactorChange } from './second-factor/second-factor-change.entity.ts';
import { Totp } from './second-factor/totp.entity.ts';
import { SignInChallenge } from './sign-in/sign-in-challenge.entity.ts';
import { RefreshToken } from './session/refresh-token.entity.ts';
import { Session } from './session/session.entity.ts';

export function identityOrmOptions(databaseUrl: string): OrmOptions {
  return {
    schema: 'identity',
    databaseUrl,
    entities: [
      Account,
      ApiKey,
      ApiKeySecret,
      EmailChange,
      MailToken,
      Organization,
      Membership,
      Invitation,
      Session,
      KnownDevice,
      SignInChallenge,
      Totp,
      RecoveryCode,
      SecondFactorChange,
      Passkey,
      PasskeyChallenge,
      RefreshToken,
      MailRow,
      SignInFailure,
      SuppressedAddress,
      OutboxRow,
    ],
    migrations: [
      { name: 'm0001-initial', class: Initial },
      { name: 'm0002-accounts', class: Accounts },
      { name: 'm0003-session', class: SessionDetails },
      { name: 'm0004-invitation', class: Invitations },
      { name: 'm0005-api-key', class: ApiKeys },
      { name: 'm0006-mail', class: Mail },
      { name: 'm0007-second-factor', class: SecondFactor },
      { name: 'm0008-suppression', class: Suppression },
    ],
  };
}

export function startIdentityOrm(databaseUrl: string) {
  return startOrm(identityOrmOptions(databaseUrl));
}
