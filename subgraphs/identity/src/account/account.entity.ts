import type { AccountKind } from '@focus-racer/contracts';
import { Check, Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Directive, Field, ID, ObjectType } from 'type-graphql';

@Directive('@key(fields: "id")')
@ObjectType({ description: 'A person who can sign in.' })
@Entity({ tableName: 'account' })
@Check({ name: 'account_email_lower_case', expression: 'email = lower(email)' })
export class Account {
  @Field(() => ID)
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  /** In lower case, so that unique means unique whatever the case. Shown by a field resolver. */
  @Property({ type: 'text', unique: 'account_email_unique' })
  email!: string;

  /** argon2id with its parameters, as the library writes it. */
  @Property({ type: 'text' })
  passwordHash!: string;

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
}
