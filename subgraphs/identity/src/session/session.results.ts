import type { AccountViewer } from '@focus-racer/contracts';
import { UserError } from '@focus-racer/service-kit';
import { GraphQLDateTime } from 'graphql-scalars';
import { createUnionType, Field, ID, ObjectType } from 'type-graphql';
import { Account } from '../account/account.entity.ts';
import type { Session } from './session.entity.ts';

@ObjectType({
  description:
    'A session was opened or carried on. Browsers have it in cookies; others send the access token as bearer.',
})
export class LoginSuccess {
  @Field(() => Account)
  account!: Account;

  @Field(() => String)
  accessToken!: string;

  @Field(() => GraphQLDateTime)
  accessTokenExpiresAt!: Date;

  @Field(() => String, { description: 'Good for one use: `refreshSession` answers the next one.' })
  refreshToken!: string;
}

@ObjectType({
  implements: UserError,
  description: 'The refresh token is unknown, used, expired or revoked: sign in again.',
})
export class SessionExpiredError extends UserError {
  override message = 'This session is over';
}

export const RefreshSessionResult = createUnionType({
  name: 'RefreshSessionResult',
  types: () => [LoginSuccess, SessionExpiredError] as const,
});

@ObjectType({ description: 'A sign-in on one device, which goes on.' })
export class MySession {
  @Field(() => ID)
  id!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Browser and system, as in "Firefox on Windows"; null when they are not known.',
  })
  device!: string | null;

  @Field(() => GraphQLDateTime)
  openedAt!: Date;

  @Field(() => GraphQLDateTime, { description: 'To a quarter of an hour.' })
  lastSeenAt!: Date;

  @Field(() => Boolean, { description: 'Whether this is the session that asks.' })
  current!: boolean;

  static of(session: Session, viewer: AccountViewer): MySession {
    const { id, device, createdAt: openedAt, lastSeenAt } = session;
    const current = id === viewer.sessionId;
    return Object.assign(new MySession(), { id, device, openedAt, lastSeenAt, current });
  }
}
