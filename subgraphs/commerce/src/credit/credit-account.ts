import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';

@Directive('@key(fields: "organizationId")')
@ObjectType({ description: 'The credits of an organization. A published photo costs one.' })
export class CreditAccount {
  @Field(() => ID)
  organizationId!: string;

  @Field(() => Int, {
    description: 'Credits that are free to use; below 0 within the overdraft limit.',
  })
  available!: number;

  @Field(() => Int, { description: 'Credits set aside for photos that are worked on now.' })
  held!: number;

  @Field(() => Int, { description: 'Credits that published photos have taken for ever.' })
  consumed!: number;

  @Field(() => Int, { description: 'How far below 0 the credits may go before photos wait.' })
  overdraftLimit!: number;
}
