import {
  COLOUR_TERMS,
  type ColourTerm as Term,
  idSchema,
  MAX_TORSO_COLOURS,
} from '@focus-racer/contracts';
import { GraphQLDateTime } from 'graphql-scalars';
import { ArgsType, Field, ID } from 'type-graphql';
import { z } from 'zod';
import { PageArguments } from '../page-arguments.ts';
import { ColourTerm } from './colour-term.enum.ts';

@ArgsType()
export class PhotoSearchArguments extends PageArguments {
  @Field(() => [ColourTerm], {
    defaultValue: [],
    description: 'Somebody on the photo wears all of these on the torso; three at most.',
  })
  colours!: Term[];

  @Field(() => ID, { nullable: true, description: 'Somebody on the photo runs this race.' })
  raceId?: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Taken then or later.' })
  from?: Date | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Taken before.' })
  until?: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'An engine that names things named this: one of photoLabels.',
  })
  label?: string | null;
}

export const photoSearchSchema = z.object({
  colours: z.array(z.enum(COLOUR_TERMS)).max(MAX_TORSO_COLOURS),
  raceId: idSchema.nullish(),
  from: z.date().nullish(),
  until: z.date().nullish(),
  label: z.string().min(1).max(64).nullish(),
});
export type PhotoSearch = z.infer<typeof photoSearchSchema>;
