import {
  type MailLanguage,
  TAKEDOWN_REASONS,
  TAKEDOWN_STATES,
  type TakedownReason,
  type TakedownState,
} from '@focus-racer/contracts';
import { Entity, Enum, Index, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, ObjectType } from 'type-graphql';
import { TakedownReasonEnum, TakedownStateEnum } from './takedown.enums.ts';

@ObjectType({ description: 'Somebody wants a photo gone. Who that is nobody is told.' })
@Entity({ tableName: 'takedown' })
@Unique({
  name: 'takedown_once',
  properties: ['photoId', 'email'],
  where: `"state" = 'OPEN'`,
})
@Index({ name: 'takedown_open', properties: ['deadline', 'id'], where: `"state" = 'OPEN'` })
@Index({ name: 'takedown_of_organization', properties: ['organizationId', 'id'] })
@Index({ name: 'takedown_of_event_organization', properties: ['eventOrganizationId', 'id'] })
@Index({ name: 'takedown_of_event', properties: ['eventId', 'id'] })
export class Takedown {
  @Field(() => ID)
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  /** Shows its reader where the request stands, without signing in. */
  @Field(() => String, { description: 'By which the reporter asks after it.' })
  @Property({ type: 'text' })
  @Unique({ name: 'takedown_reference' })
  reference!: string;

  @Property({ type: 'uuid' })
  photoId!: string;

  @Property({ type: 'uuid' })
  eventId!: string;

  /** Sells the photo. */
  @Property({ type: 'uuid' })
  organizationId!: string;

  @Property({ type: 'uuid' })
  eventOrganizationId!: string;

  @Field(() => TakedownReasonEnum)
  @Enum({ items: () => TAKEDOWN_REASONS })
  reason!: TakedownReason;

  @Field(() => String, { description: "In the reporter's words; may be empty." })
  @Property({ type: 'text' })
  message!: string;

  /** In small letters; for mails to the reporter alone. */
  @Property({ type: 'text' })
  email!: string;

  @Property({ type: 'text' })
  language!: MailLanguage;

  /** The account that reported, when it was signed in. */
  @Property({ type: 'uuid', nullable: true })
  reporterId: string | null = null;

  @Field(() => TakedownStateEnum)
  @Enum({ items: () => TAKEDOWN_STATES })
  state: TakedownState = 'OPEN';

  @Field(() => Boolean, { description: 'Whether this request keeps the photo hidden now.' })
  @Property({ type: 'boolean' })
  held = false;

  /** Grows with each change of `held`: the catalog knows by it which order is the newer. */
  @Property({ type: 'integer' })
  version = 0;

  @Field(() => GraphQLDateTime)
  @Property({ type: 'datetime', length: 3 })
  createdAt!: Date;

  @Field(() => GraphQLDateTime, { description: 'By when it is to be decided.' })
  @Property({ type: 'datetime', length: 3 })
  deadline!: Date;

  @Field(() => GraphQLDateTime, { nullable: true })
  @Property({ type: 'datetime', length: 3, nullable: true })
  decidedAt: Date | null = null;

  @Property({ type: 'uuid', nullable: true })
  decidedBy: string | null = null;

  @Field(() => String, { nullable: true, description: 'Why it was decided so, for colleagues.' })
  @Property({ type: 'text', nullable: true })
  note: string | null = null;

  @Field(() => Boolean, { description: 'Still open after its deadline.' })
  get overdue(): boolean {
    return this.state === 'OPEN' && this.deadline.getTime() < Date.now();
  }
}
