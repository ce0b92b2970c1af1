import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Photo } from '../photo/photo.entity.ts';

@ObjectType({ description: 'From which measures on the photos of an event are set aside.' })
export class EventQuality {
  @Field(() => Float, { description: 'Below this sharpnessScore a photo is blurred.' })
  minSharpness!: number;

  @Field(() => Float, { description: 'Below this brightness a photo is too dark.' })
  minBrightness!: number;

  @Field(() => Float, { description: 'Above this brightness a photo is too bright.' })
  maxBrightness!: number;

  @Field(() => Boolean, { description: 'Whether these are the measured defaults.' })
  isDefault!: boolean;
}

@ObjectType({
  description:
    'What other thresholds would do to the photos there are. What was sorted by hand stays, whatever they say.',
})
export class QualityPreview {
  @Field(() => Int, { description: 'How many photos they would decide about.' })
  judged!: number;

  @Field(() => Int, { description: 'How many of them would be out of the gallery.' })
  setAside!: number;

  @Field(() => Int, { description: 'How many published ones would leave the gallery.' })
  leaving!: number;

  @Field(() => Int, {
    description: 'How many would come back, each for a credit unless it was published before.',
  })
  comingBack!: number;

  @Field(() => [Photo], {
    description: 'The sharpest that would count as blurred, the sharpest first: three at most.',
  })
  justBlurred!: Photo[];

  @Field(() => [Photo], {
    description: 'The least sharp that would pass, the least sharp first: three at most.',
  })
  justSharp!: Photo[];
}
