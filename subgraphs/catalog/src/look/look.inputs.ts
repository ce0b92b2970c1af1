import {
  FILIGREE_STRENGTH,
  idSchema,
  LOGO_OPACITY,
  LOGO_SIZE_PERCENT,
  watermarkLookSchema,
  type WatermarkPosition as Position,
} from '@focus-racer/contracts';
import { Field, Float, ID, InputType } from 'type-graphql';
import { z } from 'zod';
import { WatermarkPosition } from './look.enums.ts';

const range = ({ min, max }: { min: number; max: number }) => `${min} to ${max}`;

@InputType({ description: 'What is painted over the public renditions.' })
export class WatermarkInput {
  @Field(() => ID, { nullable: true, description: 'A READY logo of the event; null for none.' })
  logoId!: string | null;

  @Field(() => WatermarkPosition)
  position!: Position;

  @Field(() => Float, {
    description: `The logo's longer side in percent of the picture's, ${range(LOGO_SIZE_PERCENT)}.`,
  })
  sizePercent!: number;

  @Field(() => Float, { description: `The logo's, ${range(LOGO_OPACITY)}.` })
  opacity!: number;

  @Field(() => Float, {
    description: `How strong the event's name over the picture is, ${range(FILIGREE_STRENGTH)}; 1 is the default.`,
  })
  filigree!: number;
}

const watermarkSchema = watermarkLookSchema
  .omit({ logoKey: true })
  .extend({ logoId: idSchema.nullish() });

@InputType({ description: 'Another look for the photos of an event; what is absent stays.' })
export class ChangeEventLookInput {
  @Field(() => ID)
  eventId!: string;

  @Field(() => WatermarkInput, { nullable: true })
  watermark?: WatermarkInput | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether photos are retouched.' })
  retouch?: boolean | null;
}

export const changeEventLookSchema = z.object({
  eventId: idSchema,
  watermark: watermarkSchema.nullish(),
  retouch: z.boolean().nullish(),
});

@InputType({ description: 'A look to be tried on a photo; what is absent is as the event has it.' })
export class PreviewEventLookInput extends ChangeEventLookInput {
  @Field(() => ID, { nullable: true, description: 'Absent: the newest published one.' })
  photoId?: string | null;
}

export const previewEventLookSchema = changeEventLookSchema.extend({ photoId: idSchema.nullish() });
export type LookChange = z.infer<typeof changeEventLookSchema>;
