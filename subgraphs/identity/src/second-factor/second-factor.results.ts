import { graphqlEnum, UserError } from '@focus-racer/service-kit';
import { GraphQLDateTime } from 'graphql-scalars';
import { createUnionType, Field, Int, ObjectType } from 'type-graphql';
import { WrongPasswordError } from '../account/account.results.ts';
import type { SecondFactorMethod } from './use-code.ts';

export const SecondFactorMethodEnum = graphqlEnum<SecondFactorMethod>(
  'SecondFactorMethod',
  'What a sign-in’s second step accepts.',
  {
    TOTP: { description: 'Six digits of an authenticator app.' },
    RECOVERY_CODE: { description: 'One of the codes shown when the app was added.' },
  },
);

@ObjectType({ description: 'How an account is guarded beside its password.' })
export class AccountSecurity {
  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'When an authenticator app was added; null without one.',
  })
  totpSince!: Date | null;

  @Field(() => Int, { description: 'Recovery codes that were not used yet.' })
  recoveryCodesLeft!: number;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description:
      'Until then this session may add authenticators and passkeys; null: `reauthenticate` first.',
  })
  freshUntil!: Date | null;
}

@ObjectType({ description: 'An authenticator app to be added: `confirmTotp` with its first code.' })
export class TotpEnrolment {
  @Field(() => String, { description: 'For typing, in Base32.' })
  secret!: string;

  @Field(() => String, { description: 'otpauth://…, for apps on this device.' })
  uri!: string;

  @Field(() => String, { description: 'The same as a QR code, in SVG.' })
  qrCode!: string;
}

@ObjectType({
  description:
    'Shown once. Each signs in once in the place of the authenticator; codes of before are worth nothing.',
})
export class RecoveryCodes {
  @Field(() => [String])
  codes!: string[];

  static of(codes: string[]): RecoveryCodes {
    return Object.assign(new RecoveryCodes(), { codes });
  }
}

@ObjectType({ description: 'The password was right: the session is as good as new.' })
export class Reauthenticated {
  @Field(() => GraphQLDateTime)
  freshUntil!: Date;
}

@ObjectType({ description: 'There is no authenticator any more.' })
export class TotpDisabled {
  @Field(() => GraphQLDateTime)
  disabledAt!: Date;
}

@ObjectType({
  implements: UserError,
  description: 'The sign-in is too long ago for this: `reauthenticate`, then ask again.',
})
export class ReauthenticationRequiredError extends UserError {
  override message = 'Enter your password again first';
}

@ObjectType({
  implements: UserError,
  description: 'The code is wrong, too old, or was used before.',
})
export class WrongCodeError extends UserError {
  override message = 'This code is not accepted';

  @Field(() => Int, {
    nullable: true,
    description: 'Codes that this sign-in still accepts; 0: begin again.',
  })
  triesLeft!: number | null;

  static of(triesLeft: number | null = null): WrongCodeError {
    return Object.assign(new WrongCodeError(), { triesLeft });
  }
}

export const ReauthenticateResult = createUnionType({
  name: 'ReauthenticateResult',
  types: () => [Reauthenticated, WrongPasswordError] as const,
});
export const BeginTotpResult = createUnionType({
  name: 'BeginTotpResult',
  types: () => [TotpEnrolment, ReauthenticationRequiredError] as const,
});
export const ConfirmTotpResult = createUnionType({
  name: 'ConfirmTotpResult',
  types: () => [RecoveryCodes, WrongCodeError] as const,
});
export const RenewRecoveryCodesResult = createUnionType({
  name: 'RenewRecoveryCodesResult',
  types: () => [RecoveryCodes, ReauthenticationRequiredError] as const,
});
export const DisableTotpResult = createUnionType({
  name: 'DisableTotpResult',
  types: () => [TotpDisabled, WrongPasswordError, WrongCodeError] as const,
});
