import { UserError } from '@focus-racer/service-kit';
import { GraphQLDateTime, GraphQLJSONObject } from 'graphql-scalars';
import { createUnionType, Field, ID, ObjectType } from 'type-graphql';
import { ReauthenticationRequiredError } from '../second-factor/second-factor.results.ts';
import { LoginSuccess } from '../session/session.results.ts';
import type { Passkey } from './passkey.entity.ts';

@ObjectType({
  description:
    'A key kept by a device, a browser or a password manager, in the place of a password.',
})
export class MyPasskey {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: 'As its owner calls it.' })
  name!: string;

  @Field(() => GraphQLDateTime)
  createdAt!: Date;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it last signed in.' })
  lastUsedAt!: Date | null;

  static of({ id, name, createdAt, lastUsedAt }: Passkey): MyPasskey {
    return Object.assign(new MyPasskey(), { id, name, createdAt, lastUsedAt });
  }
}

@ObjectType({ description: 'What the browser is asked for, once and within five minutes.' })
export class PasskeyOptions {
  @Field(() => GraphQLJSONObject, {
    description: 'For navigator.credentials, in the JSON of the WebAuthn specification.',
  })
  options!: object;

  static of(options: object): PasskeyOptions {
    return Object.assign(new PasskeyOptions(), { options });
  }
}

@ObjectType({ description: 'The passkey is gone; other sessions have ended.' })
export class PasskeyRemoved {
  @Field(() => ID)
  id!: string;

  static of(id: string): PasskeyRemoved {
    return Object.assign(new PasskeyRemoved(), { id });
  }
}

@ObjectType({
  implements: UserError,
  description: 'The passkey is unknown here, or its answer is not the one that was asked for.',
})
export class PasskeyRefusedError extends UserError {
  override message = 'This passkey is not accepted';
}

export const BeginPasskeyResult = createUnionType({
  name: 'BeginPasskeyResult',
  types: () => [PasskeyOptions, ReauthenticationRequiredError] as const,
});
export const AddPasskeyResult = createUnionType({
  name: 'AddPasskeyResult',
  types: () => [MyPasskey, PasskeyRefusedError] as const,
});
export const PasskeySignInResult = createUnionType({
  name: 'PasskeySignInResult',
  types: () => [LoginSuccess, PasskeyRefusedError] as const,
});
export const RemovePasskeyResult = createUnionType({
  name: 'RemovePasskeyResult',
  types: () => [PasskeyRemoved, ReauthenticationRequiredError] as const,
});
