import {
  idSchema,
  MAIL_LANGUAGES,
  TAKEDOWN_REASONS,
  type TakedownReason,
} from '@focus-racer/contracts';
import { Field, ID, InputType } from 'type-graphql';
import { z } from 'zod';
import { TakedownDecisionEnum, TakedownReasonEnum } from './takedown.enums.ts';

const MAX_TEXT_CHARACTERS = 2000;

export const reportPhotoSchema = z.object({
  // What is no id is no photo: the catalog says so.
  photoId: z.string(),
  reason: z.enum(TAKEDOWN_REASONS),
  message: z.string().trim().max(MAX_TEXT_CHARACTERS),
  email: z.email().max(254).toLowerCase(),
  language: z.enum(MAIL_LANGUAGES),
});
export type ReportPhoto = z.infer<typeof reportPhotoSchema>;

@InputType({ description: 'Why a photo should go, and where the answer is mailed to.' })
export class ReportPhotoInput {
  @Field(() => ID)
  photoId!: string;

  @Field(() => TakedownReasonEnum)
  reason!: TakedownReason;

  @Field(() => String, { defaultValue: '', description: 'At most 2000 characters.' })
  message!: string;

  @Field(() => String, { description: 'Shown to nobody, not to those who decide either.' })
  email!: string;

  @Field(() => String, { description: 'Of the mails: fr or en.' })
  language!: string;
}

const noteSchema = z.string().trim().max(MAX_TEXT_CHARACTERS).nullish();
export const decideTakedownSchema = z.object({
  id: idSchema,
  decision: z.enum(['HIDE', 'KEEP']),
  note: noteSchema,
});
export const putBackTakedownSchema = z.object({ id: idSchema, note: noteSchema });

@InputType({ description: 'What becomes of the photo.' })
export class DecideTakedownInput {
  @Field(() => ID)
  id!: string;

  @Field(() => TakedownDecisionEnum)
  decision!: keyof typeof TakedownDecisionEnum;

  @Field(() => String, { nullable: true, description: 'Why, for colleagues; 2000 characters.' })
  note?: string | null;
}
