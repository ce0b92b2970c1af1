import { ArgsType, Field, Int } from 'type-graphql';

@ArgsType()
export class MemberPage {
  @Field(() => Int, { description: 'How many, 1 to 100.' })
  first!: number;

  @Field(() => String, { nullable: true, description: "The last page's endCursor." })
  after?: string | null;
}
