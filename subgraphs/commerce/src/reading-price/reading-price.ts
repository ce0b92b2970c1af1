import type { VisionEngineName } from '@focus-racer/contracts';
import { graphqlEnum } from '@focus-racer/service-kit';
import { Field, Int, ObjectType } from 'type-graphql';

export const ReadingEngine = graphqlEnum('ReadingEngine', 'What reads the photos.', {
  EMBEDDED: { description: "The platform's own machines." },
  REKOGNITION: { description: 'Amazon Rekognition, called for each photo.' },
});

@ObjectType({ description: 'An amount in the smallest unit of its currency.' })
export class Money {
  @Field(() => Int)
  amountMinor!: number;

  @Field(() => String, { description: 'ISO 4217, as "USD".' })
  currency!: string;
}

@ObjectType({ description: 'What it costs the platform to have photos read.' })
export class ReadingPrice {
  @Field(() => ReadingEngine)
  engine!: keyof typeof ReadingEngine;

  @Field(() => Money, {
    description: "What the engine charges for a thousand photos; 0 for the platform's own.",
  })
  perThousandPhotos!: Money;
}

/** Which engine is chosen, and what the cloud charges when it is the cloud. */
export interface ReadingPriceSettings {
  readonly engine: VisionEngineName;
  readonly centsPerThousandPhotos: number;
}

/** Amazon bills in US dollars, whatever the region. */
export function readingPriceOf(settings: ReadingPriceSettings): ReadingPrice {
  const inCloud = settings.engine === 'rekognition';
  return {
    engine: inCloud ? 'REKOGNITION' : 'EMBEDDED',
    perThousandPhotos: {
      amountMinor: inCloud ? settings.centsPerThousandPhotos : 0,
      currency: 'USD',
    },
  };
}
