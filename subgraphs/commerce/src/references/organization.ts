import { Directive, Field, ID, ObjectType } from 'type-graphql';

@Directive('@key(fields: "id")')
@ObjectType('Organization')
export class OrganizationReference {
  @Field(() => ID)
  id!: string;
}
