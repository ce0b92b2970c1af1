import type { CropRatio as Ratio } from '@focus-racer/contracts';
import { Field, ObjectType } from 'type-graphql';
import { Box } from '../identification/evidence.ts';
import { CropRatio, DrawingStatus } from './drawing.enums.ts';

@ObjectType({ description: 'A proposal how to cut a photo, around who is on it.' })
export class PhotoCrop {
  @Field(() => CropRatio)
  ratio!: Ratio;

  @Field(() => Box)
  box!: Box;

  @Field(() => DrawingStatus)
  status!: keyof typeof DrawingStatus;

  @Field(() => String, { nullable: true, description: 'Watermarked; null until it is drawn.' })
  shareUrl!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Without watermark, for a few minutes; null until it is drawn. Members only.',
  })
  downloadUrl!: string | null;
}

@ObjectType({ description: 'A photo as it was taken and as it is retouched, side by side.' })
export class RetouchComparison {
  @Field(() => DrawingStatus)
  status!: keyof typeof DrawingStatus;

  @Field(() => String, { nullable: true, description: 'As taken; null until it is drawn.' })
  beforeUrl!: string | null;

  @Field(() => String, { nullable: true, description: 'Retouched; null until it is drawn.' })
  afterUrl!: string | null;
}
