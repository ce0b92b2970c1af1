import { Directive, Field, ID, ObjectType } from 'type-graphql';

@Directive('@key(fields: "id")')
@ObjectType({ description: 'One shot of an event.' })
export class Photo {
  @Field(() => ID)
  id!: string;
}
