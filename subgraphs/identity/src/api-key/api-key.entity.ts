import type { ApiKeyScope as Scope } from '@focus-racer/contracts';
import { graphqlEnum } from '@focus-racer/service-kit';
import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { Rel } from '@mikro-orm/core';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, ObjectType } from 'type-graphql';
import { Account } from '../account/account.entity.ts';
import { Organization } from '../organization/organization.entity.ts';

/** GraphQL's names have no colon. */
export const SCOPES = {
  EVENTS_READ: 'events:read',
  STARTLIST_WRITE: 'startlist:write',
  PHOTOS_READ: 'photos:read',
  PHOTOS_WRITE: 'photos:write',
  PHOTOS_PII: 'photos:pii',
} as const satisfies Record<string, Scope>;
export type ApiKeyScopeName = keyof typeof SCOPES;

export const ApiKeyScopeEnum = graphqlEnum<ApiKeyScopeName>(
  'ApiKeyScope',
  'What an API key may do in its organization.',
  {
    EVENTS_READ: { description: 'events:read: events, their races and counters, drafts too.' },
    STARTLIST_WRITE: { description: 'startlist:write: previews and imports start lists.' },
    PHOTOS_READ: { description: 'photos:read: photos, galleries, readings and searches.' },
    PHOTOS_WRITE: { description: 'photos:write: uploads photos and sorts them.' },
    PHOTOS_PII: {
      description: 'photos:pii: the names of start lists that do not show them to everybody.',
    },
  },
);

@ObjectType({
  description:
    'Lets a program act for an organization, as its maker could as a manager. Its secret is known to who made it alone.',
})
@Entity({ tableName: 'api_key' })
export class ApiKey {
  @Field(() => ID)
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @ManyToOne(() => Organization, {
    index: 'api_key_organization',
    updateRule: 'no action',
    deleteRule: 'no action',
  })
  organization!: Rel<Organization>;

  /** Who made it: the author of what it sends. */
  @ManyToOne(() => Account, { index: 'api_key_account', deleteRule: 'cascade' })
  account!: Rel<Account>;

  @Field(() => String, { description: 'What its makers call it.' })
  @Property({ type: 'text' })
  name!: string;

  @Property({ type: 'string[]', columnType: 'text[]' })
  scopes!: Scope[];

  @Field(() => String, { description: 'How its newest secret begins.' })
  @Property({ type: 'text' })
  prefix!: string;

  @Field(() => GraphQLDateTime)
  @Property({ type: 'timestamptz' })
  createdAt!: Date;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'null: it does not end by itself.' })
  @Property({ type: 'timestamptz', nullable: true })
  expiresAt: Date | null = null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'To the hour; null: never.' })
  @Property({ type: 'timestamptz', nullable: true })
  lastUsedAt: Date | null = null;

  @Property({ type: 'timestamptz', nullable: true })
  revokedAt: Date | null = null;
}
