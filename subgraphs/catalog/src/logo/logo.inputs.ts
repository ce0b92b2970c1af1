import { idSchema } from '@focus-racer/contracts';
import { Field, ID, InputType, Int } from 'type-graphql';
import { z } from 'zod';

const MAX_LOGO_BYTES = 2_000_000;

@InputType({ description: 'A logo to be sent.' })
export class RequestLogoUploadInput {
  @Field(() => ID)
  eventId!: string;

  @Field(() => Int, { description: 'At most 2 MB.' })
  byteSize!: number;

  @Field(() => String, { description: '"image/png" or "image/svg+xml".' })
  contentType!: string;
}

export const requestLogoUploadSchema = z.object({
  eventId: idSchema,
  byteSize: z.number().int().min(1).max(MAX_LOGO_BYTES),
  contentType: z.enum(['image/png', 'image/svg+xml']),
});
