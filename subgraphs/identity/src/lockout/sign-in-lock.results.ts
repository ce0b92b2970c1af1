import { UserError } from '@focus-racer/service-kit';
import { createUnionType, Field, Int, ObjectType } from 'type-graphql';
import { LinkEndedError } from '../account/account.results.ts';
import type { Locked } from './sign-in-guard.ts';

@ObjectType({
  implements: UserError,
  description:
    'Too many attempts have failed; nothing is told of whether the address has an account. Browsers that have signed in before are not concerned by what others try.',
})
export class SignInLockedError extends UserError {
  override message = 'Too many attempts have failed: wait, or follow the link that was mailed';

  @Field(() => Int, { description: 'After so long another attempt may be made.' })
  retryAfterSeconds!: number;

  @Field(() => Boolean, {
    description: 'A link was mailed, if there is an account: the browser that opens it may go on.',
  })
  proofMailed!: boolean;

  static of({ retryAfterSeconds, proofMailed }: Locked): SignInLockedError {
    return Object.assign(new SignInLockedError(), { retryAfterSeconds, proofMailed });
  }
}

@ObjectType({ description: 'This browser is known to the account now: sign in.' })
export class SignInProved {
  @Field(() => Boolean, {
    description: 'Whether the browser keeps it; a program without cookies cannot.',
  })
  remembered!: boolean;
}

export const ProveSignInResult = createUnionType({
  name: 'ProveSignInResult',
  types: () => [SignInProved, LinkEndedError] as const,
});
