import { MAIL_OUTCOMES, type MailLanguage } from '@focus-racer/contracts';
import { GraphQLJSONObject } from 'graphql-scalars';
import { Arg, Ctx, Field, ID, Mutation, ObjectType, Resolver } from 'type-graphql';
import { z } from 'zod';
import { checkInput } from './check-input.ts';
import type { MailDesk } from './mail.ts';

@ObjectType()
class ComposedMailAnswer {
  @Field(() => String)
  to!: string;

  @Field(() => String)
  language!: MailLanguage;

  @Field(() => GraphQLJSONObject)
  values!: Record<string, string>;
}

interface MailContext {
  mails: Pick<MailDesk<never, never>, 'compose' | 'recordSent'>;
}

/** The internal operations of a room that writes mails; its context has the desk. */
@Resolver()
export class MailResolver {
  @Mutation(() => ComposedMailAnswer, { nullable: true })
  composeMail(
    @Arg('mailId', () => ID) mailId: string,
    @Ctx() { mails }: MailContext,
  ): Promise<ComposedMailAnswer | null> {
    return mails.compose(mailId);
  }

  @Mutation(() => Boolean)
  async recordMailSent(
    @Arg('mailId', () => ID) mailId: string,
    @Arg('outcome', () => String) outcome: string,
    @Ctx() { mails }: MailContext,
  ): Promise<boolean> {
    await mails.recordSent(mailId, checkInput(z.enum(MAIL_OUTCOMES), outcome));
    return true;
  }
}
