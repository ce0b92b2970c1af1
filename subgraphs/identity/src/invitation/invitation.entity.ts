import type { MemberRole } from '@focus-racer/contracts';
import {
  Check,
  Entity,
  Index,
  ManyToOne,
  PrimaryKey,
  Property,
  Unique,
} from '@mikro-orm/decorators/legacy';
import type { Rel } from '@mikro-orm/core';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, ObjectType } from 'type-graphql';
import { Account } from '../account/account.entity.ts';
import { MemberRoleEnum } from '../organization/membership.entity.ts';
import { Organization } from '../organization/organization.entity.ts';

export type InvitationKind = 'MEMBER' | 'EVENT';

@ObjectType({
  description: 'Somebody is asked by mail to join an organization, and has not answered.',
})
@Entity({ tableName: 'invitation' })
@Check({
  name: 'invitation_kind',
  expression: `(kind = 'MEMBER' and role is not null and event_id is null)
          or (kind = 'EVENT' and role is null and event_id is not null)`,
})
@Unique({
  name: 'invitation_of_member',
  properties: ['organization', 'email'],
  where: `kind = 'MEMBER' and accepted_at is null and revoked_at is null`,
})
@Unique({
  name: 'invitation_to_event',
  properties: ['eventId', 'email'],
  where: `kind = 'EVENT' and accepted_at is null and revoked_at is null`,
})
@Index({ name: 'invitation_sent', properties: ['organization', 'createdAt'] })
export class Invitation {
  @Field(() => ID)
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'text' })
  kind!: InvitationKind;

  /** Who invites. */
  @ManyToOne(() => Organization, { updateRule: 'no action', deleteRule: 'no action' })
  organization!: Rel<Organization>;

  @Field(() => String, { description: 'Only the account of this address can accept.' })
  @Property({ type: 'text' })
  email!: string;

  /** Of an invitation to join the organization. */
  @Field(() => MemberRoleEnum, { nullable: true })
  @Property({ type: 'text', nullable: true })
  role: MemberRole | null = null;

  /** Of an invitation to shoot an event: the catalog's, with its name of then. */
  @Property({ type: 'uuid', nullable: true })
  eventId: string | null = null;

  @Property({ type: 'text', nullable: true })
  eventName: string | null = null;

  @ManyToOne(() => Account, { updateRule: 'no action', deleteRule: 'no action' })
  invitedBy!: Rel<Account>;

  /** SHA-256 of the token in the newest mail; null until one was composed. */
  @Property({ type: 'text', nullable: true, unique: 'invitation_token' })
  tokenHash: string | null = null;

  @Field(() => GraphQLDateTime)
  @Property({ type: 'timestamptz' })
  createdAt!: Date;

  @Field(() => GraphQLDateTime, { description: 'Moved on whenever it is sent.' })
  @Property({ type: 'timestamptz' })
  expiresAt!: Date;

  @Property({ type: 'timestamptz', nullable: true })
  revokedAt: Date | null = null;

  @Property({ type: 'timestamptz', nullable: true })
  acceptedAt: Date | null = null;

  @Property({ type: 'uuid', nullable: true })
  acceptedBy: string | null = null;
}
