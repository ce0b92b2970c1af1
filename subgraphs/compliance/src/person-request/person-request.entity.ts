import type { PersonRequestKind } from '@focus-racer/contracts';
import { graphqlEnum } from '@focus-racer/service-kit';
import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, ObjectType } from 'type-graphql';

export type PersonRequestState = 'RECEIVED';

export const PersonRequestKindEnum = graphqlEnum<PersonRequestKind>(
  'PersonRequestKind',
  'What a person asks about the data held about her (GDPR).',
  {
    ACCESS: { description: 'A copy of it (article 15).' },
    ERASURE: { description: 'That it be erased (article 17).' },
  },
);

export const PersonRequestStateEnum = graphqlEnum<PersonRequestState>(
  'PersonRequestState',
  'How far the answer to a person’s request is.',
  { RECEIVED: { description: 'Nobody has begun to answer it.' } },
);

@ObjectType({ description: 'What a person asks about her data, and by when she is answered.' })
@Entity({ tableName: 'person_request' })
@Index({ name: 'person_request_due', properties: ['dueAt', 'id'] })
export class PersonRequest {
  @Field(() => ID)
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Field(() => PersonRequestKindEnum)
  @Property({ type: 'text' })
  kind!: PersonRequestKind;

  @Field(() => ID, { description: 'Whose data; a closed account keeps its id.' })
  @Property({ type: 'uuid' })
  accountId!: string;

  @Field(() => GraphQLDateTime)
  @Property({ type: 'timestamptz' })
  receivedAt!: Date;

  @Field(() => GraphQLDateTime, { description: 'One month later.' })
  @Property({ type: 'timestamptz' })
  dueAt!: Date;

  @Field(() => PersonRequestStateEnum)
  @Property({ type: 'text' })
  state!: PersonRequestState;
}
