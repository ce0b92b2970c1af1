import type { Box as Rectangle } from '@focus-racer/contracts';
import { graphqlEnum } from '@focus-racer/service-kit';
import { Field, Float, ObjectType } from 'type-graphql';

@ObjectType({
  description:
    "A rectangle in pixels of the upright original; divide by the photo's width and height to place it on a rendition.",
})
export class Box implements Rectangle {
  @Field(() => Float)
  x!: number;

  @Field(() => Float)
  y!: number;

  @Field(() => Float)
  width!: number;

  @Field(() => Float)
  height!: number;
}

export const EvidenceKind = graphqlEnum('EvidenceKind', 'What an identification rests on.', {
  BIB: { description: 'A bib number was read.' },
});

@ObjectType({ description: 'The reading of a bib that an identification rests on.' })
export class BibEvidence {
  @Field(() => EvidenceKind)
  kind!: keyof typeof EvidenceKind;

  @Field(() => Float, {
    description:
      'Calibrated: of the bibs given as 0.9, nine in ten are right. 1 when confirmed by hand.',
  })
  confidence!: number;

  @Field(() => Box)
  box!: Box;
}
