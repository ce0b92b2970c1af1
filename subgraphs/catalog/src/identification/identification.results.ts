import { UserError } from '@focus-racer/service-kit';
import { createUnionType, Field, ObjectType } from 'type-graphql';
import { Photo } from '../photo/photo.entity.ts';

@ObjectType({ description: 'The photo carries the bib that was typed.' })
export class IdentificationCorrected {
  @Field(() => Photo)
  photo!: Photo;
}

@ObjectType({
  implements: UserError,
  description: 'The event has a start list, and this bib is not on it. Nothing is changed.',
})
export class BibNotListedError extends UserError {
  @Field(() => String, { description: 'As it was typed, trimmed.' })
  bib!: string;
}

export const CorrectIdentificationResult = createUnionType({
  name: 'CorrectIdentificationResult',
  description: 'The photo with its other bib, or why that one cannot be.',
  types: () => [IdentificationCorrected, BibNotListedError] as const,
  resolveType: (value) => ('photo' in value ? IdentificationCorrected : BibNotListedError),
});
export type CorrectIdentificationResult = IdentificationCorrected | BibNotListedError;
