import type { AccountKind } from '@focus-racer/contracts';
import { Check, Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Directive, Field, ID, ObjectType } from 'type-graphql';

@Directive('@key(fields: "id")')
@ObjectType({ description: 'A person who can sign in.' })
@Entity({ tableName: 'account' })
@Index({
  name: 'account_unverified',
  properties: ['createdAt'],
  where: 'email_verified_at is null',
})
@Check({ name: 'account_email_lower_case', expression: 'email = lower(email)' })
export class Account {
  @Field(() => ID)
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  /** In lower case, so that unique means unique whatever the case. Shown by a field resolver. */
  @Property({ type: 'text', unique: 'account_email_unique' })
  email!: string;

  /** argon2id with its parameters, as the library writes it; null once the account is closed. */
  @Property({ type: 'text', nullable: true })
  passwordHash!: string | null;

  /** PRO accounts have an organization of their own. */
  @Property({ type: 'text' })
  kind!: AccountKind;

  @Property({ type: 'boolean' })
  admin!: boolean;

  @Field(() => String)
  @Property({ type: 'text' })
  displayName!: string;

  @Field(() => String, { description: 'The language for pages and mails: fr or en.' })
  @Property({ type: 'text' })
  language!: 'fr' | 'en';

  @Property({ type: 'timestamptz' })
  createdAt!: Date;

  /** When its owner followed a link sent to the address; until then nobody signs in. */
  @Property({ type: 'timestamptz', nullable: true })
  emailVerifiedAt: Date | null = null;

  /** When its owner last asked for a copy of the data held about her. */
  @Property({ type: 'timestamptz', nullable: true })
  dataRequestedAt: Date | null = null;

  /** A closed account is a name that nobody signs in with: it keeps nothing that identifies. */
  @Property({ type: 'timestamptz', nullable: true })
  closedAt: Date | null = null;
}
