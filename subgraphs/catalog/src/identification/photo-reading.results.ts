import type { PhotoLabel as Label } from '@focus-racer/contracts';
import { Field, Float, ObjectType } from 'type-graphql';
import type { ReadingRun } from './reading-run.entity.ts';

@ObjectType({ description: 'A thing or a piece of clothing that an engine named.' })
export class PhotoLabel implements Label {
  @Field(() => String)
  name!: string;

  @Field(() => Float, { description: '0 to 1.' })
  confidence!: number;
}

@ObjectType({ description: 'How a photo was read.' })
export class PhotoReading {
  @Field(() => String)
  engine!: string;

  @Field(() => String)
  engineVersion!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The engine that was chosen and failed, when this one stood in for it.',
  })
  insteadOf!: string | null;

  @Field(() => [PhotoLabel])
  labels!: PhotoLabel[];
}

export function toPhotoReading(run: ReadingRun | null): PhotoReading | null {
  if (!run) return null;
  const { engine, engineVersion, insteadOf, labels } = run;
  return Object.assign(new PhotoReading(), { engine, engineVersion, insteadOf, labels });
}
