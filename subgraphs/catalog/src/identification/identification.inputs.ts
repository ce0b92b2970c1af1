import { idSchema } from '@focus-racer/contracts';
import { Field, ID, InputType } from 'type-graphql';
import { z } from 'zod';

@InputType({ description: 'Another bib than the one that was read.' })
export class CorrectIdentificationInput {
  @Field(() => ID)
  identificationId!: string;

  @Field(() => String, { description: 'As it stands on the photo; leading zeros do not matter.' })
  bib!: string;
}

export const correctIdentificationSchema = z.object({
  identificationId: idSchema,
  bib: z
    .string()
    .trim()
    .min(1)
    .max(20)
    .regex(/[\p{L}\p{N}]/u, 'must hold a letter or a digit'),
});
