import { Directive, Field, ID, ObjectType } from 'type-graphql';

@Directive('@key(fields: "id")')
@ObjectType({ description: 'A person who can sign in.' })
export class Account {
  @Field(() => ID)
  id!: string;
}
