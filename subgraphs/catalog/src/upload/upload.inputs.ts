import { idSchema } from '@focus-racer/contracts';
import { Field, ID, InputType, Int } from 'type-graphql';
import { z } from 'zod';

export const MAX_FILES_A_CALL = 500;
export const MAX_COMPLETIONS_A_CALL = 100;
/** A 50-megapixel JPEG at best quality is about half of it. */
export const MAX_ORIGINAL_BYTES = 60_000_000;

@InputType({ description: 'A file that is to be sent.' })
export class AnnouncedFileInput {
  @Field(() => String, { description: 'Its name on the disk; shown, never used as an address.' })
  name!: string;

  @Field(() => Int, { description: 'Exact length; more than 60,000,000 is refused.' })
  byteSize!: number;

  @Field(() => String, { description: 'SHA-256 of its bytes, 64 hex digits.' })
  sha256!: string;

  @Field(() => String, { nullable: true, description: 'The media type it is believed to have.' })
  contentType?: string | null;
}

@InputType({ description: 'Up to 500 files for one event.' })
export class RequestUploadsInput {
  @Field(() => ID)
  eventId!: string;

  @Field(() => [AnnouncedFileInput])
  files!: AnnouncedFileInput[];
}

const fileSchema = z.object({
  name: z.string().min(1).max(255),
  byteSize: z.number().int().min(0),
  sha256: z
    .string()
    .toLowerCase()
    .regex(/^[0-9a-f]{64}$/, 'must be 64 hex digits'),
  contentType: z.string().max(255).nullish(),
});
export type AnnouncedFile = z.infer<typeof fileSchema>;

export const requestUploadsSchema = z.object({
  eventId: idSchema,
  files: z.array(fileSchema).min(1).max(MAX_FILES_A_CALL),
});

@InputType({ description: 'Up to 100 photos whose files have been sent.' })
export class CompleteUploadsInput {
  @Field(() => [ID])
  photoIds!: string[];
}

export const completeUploadsSchema = z.object({
  photoIds: z.array(z.string()).min(1).max(MAX_COMPLETIONS_A_CALL),
});
