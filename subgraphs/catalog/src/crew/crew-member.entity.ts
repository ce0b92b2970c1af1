import {
  Entity,
  Index,
  ManyToOne,
  PrimaryKey,
  Property,
  Unique,
} from '@mikro-orm/decorators/legacy';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, ObjectType } from 'type-graphql';
import { Event } from '../event/event.entity.ts';

@ObjectType({
  description:
    "Somebody of another organization who shoots an event: sends photos and sorts her own, which are her organization's.",
})
@Entity({ tableName: 'crew_member' })
@Unique({
  name: 'crew_member_once',
  properties: ['eventId', 'accountId'],
  where: 'removed_at is null',
})
@Index({
  name: 'crew_member_of_account',
  properties: ['accountId', 'eventId'],
  where: 'removed_at is null',
})
export class CrewMember {
  @Field(() => ID)
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @ManyToOne(() => Event, {
    mapToPk: true,
    fieldName: 'event_id',
    updateRule: 'no action',
    deleteRule: 'no action',
  })
  eventId!: string;

  @Property({ type: 'uuid' })
  accountId!: string;

  @Property({ type: 'uuid' })
  organizationId!: string;

  /** Identity's; it brings somebody in once. */
  @Property({ type: 'uuid' })
  @Unique({ name: 'crew_member_invitation' })
  invitationId!: string;

  @Property({ type: 'uuid' })
  invitedBy!: string;

  @Field(() => GraphQLDateTime)
  @Property({ type: 'datetime', length: 3 })
  joinedAt!: Date;

  @Property({ type: 'datetime', length: 3, nullable: true })
  removedAt: Date | null = null;
}
