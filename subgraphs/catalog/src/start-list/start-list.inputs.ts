import { idSchema } from '@focus-racer/contracts';
import { Field, ID, InputType, Int } from 'type-graphql';
import { z } from 'zod';

@InputType({
  description: 'Which column, counted from 0, holds what. Without a mapping the headings decide.',
})
export class StartListMappingInput {
  @Field(() => Int)
  bib!: number;

  @Field(() => Int, { nullable: true })
  firstName?: number | null;

  @Field(() => Int, { nullable: true })
  lastName?: number | null;

  @Field(() => Int, { nullable: true, description: 'First and last name in one column.' })
  name?: number | null;

  @Field(() => Int, { nullable: true, description: 'The name of the race; new ones are made.' })
  race?: number | null;

  @Field(() => Int, { nullable: true })
  category?: number | null;

  @Field(() => Int, { nullable: true })
  club?: number | null;

  @Field(() => Int, { nullable: true, description: 'Kept privately; no query ever shows it.' })
  email?: number | null;
}

@InputType({
  description: 'The whole start list of an event: bibs that are not in it are removed.',
})
export class ImportStartListInput {
  @Field(() => ID)
  eventId!: string;

  @Field(() => String, {
    description: 'With a heading row; commas, semicolons, tabs or bars. At most 5 MB, 50,000 rows.',
  })
  csv!: string;

  @Field(() => StartListMappingInput, { nullable: true })
  mapping?: StartListMappingInput | null;
}

export const importStartListSchema = z.object({ eventId: idSchema, csv: z.string() });
