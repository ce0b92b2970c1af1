import type { WatermarkPosition as Position } from '@focus-racer/contracts';
import { Field, Float, ObjectType } from 'type-graphql';
import { WatermarkPosition } from './look.enums.ts';

@ObjectType({ description: 'What is painted over the public renditions.' })
export class Watermark {
  readonly logoId!: string | null;

  @Field(() => WatermarkPosition)
  position!: Position;

  @Field(() => Float, { description: "The logo's longer side in percent of the picture's." })
  sizePercent!: number;

  @Field(() => Float)
  opacity!: number;

  @Field(() => Float, { description: "How strong the event's name over the picture is." })
  filigree!: number;
}

@ObjectType({ description: 'How the photos of an event look.' })
export class EventLook {
  @Field(() => Watermark)
  watermark!: Watermark;

  @Field(() => Boolean, { description: 'Whether photos are retouched.' })
  retouch!: boolean;
}
