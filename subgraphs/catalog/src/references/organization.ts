import { Directive, Field, ID, ObjectType } from 'type-graphql';

@Directive('@key(fields: "id")')
@ObjectType({ description: 'Who owns events, photos and credits.' })
export class Organization {
  @Field(() => ID)
  id!: string;
}
