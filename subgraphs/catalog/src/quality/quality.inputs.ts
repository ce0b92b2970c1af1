import { idSchema, qualityThresholdsSchema } from '@focus-racer/contracts';
import { ArgsType, Field, Float, ID, InputType } from 'type-graphql';
import { z } from 'zod';

@ArgsType()
@InputType({ description: 'From which measures on photos are set aside.' })
export class QualityThresholdsInput {
  @Field(() => Float, {
    description: 'Below this sharpnessScore a photo is blurred; 0 to 60, 0 lets all pass.',
  })
  minSharpness!: number;

  @Field(() => Float, {
    description: 'Below this brightness a photo is too dark; 0 to 40, 0 lets all pass.',
  })
  minBrightness!: number;

  @Field(() => Float, {
    description: 'Above this brightness a photo is too bright; 60 to 100, 100 lets all pass.',
  })
  maxBrightness!: number;
}

@InputType({ description: "An event's thresholds of quality." })
export class SetQualityThresholdsInput {
  @Field(() => ID)
  eventId!: string;

  @Field(() => QualityThresholdsInput, {
    nullable: true,
    description: 'null: the measured defaults, whatever they become.',
  })
  thresholds?: QualityThresholdsInput | null;
}

export const setQualityThresholdsSchema = z.object({
  eventId: idSchema,
  thresholds: qualityThresholdsSchema.nullish(),
});
