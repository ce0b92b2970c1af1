import type { MemberRole } from '@focus-racer/contracts';
import { graphqlEnum } from '@focus-racer/service-kit';
import { Entity, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { PrimaryKeyProp, type Rel } from '@mikro-orm/core';
import { Field, ObjectType } from 'type-graphql';
import { Account } from '../account/account.entity.ts';
import { Organization } from './organization.entity.ts';

export const MemberRoleEnum = graphqlEnum<MemberRole>(
  'MemberRole',
  'What a member may do for an organization.',
  {
    OWNER: { description: 'Everything, money included.' },
    MANAGER: { description: 'Runs events and their photos.' },
    SHOOTER: { description: 'Sends photos to events.' },
    READER: { description: 'Sees what members see.' },
  },
);

@ObjectType({ description: 'An account in an organization.' })
@Entity({ tableName: 'membership' })
export class Membership {
  [PrimaryKeyProp]?: ['account', 'organization'];

  @ManyToOne(() => Account, { primary: true, deleteRule: 'cascade', updateRule: 'no action' })
  account!: Rel<Account>;

  @Field(() => Organization)
  @ManyToOne(() => Organization, {
    primary: true,
    index: 'membership_organization',
    deleteRule: 'no action',
    updateRule: 'no action',
  })
  organization!: Rel<Organization>;

  @Field(() => MemberRoleEnum)
  @Property({ type: 'text' })
  role!: MemberRole;

  @Property({ type: 'timestamptz' })
  createdAt!: Date;
}
