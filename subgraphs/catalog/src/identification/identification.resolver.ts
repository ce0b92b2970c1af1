import { KeyScope } from '@focus-racer/service-kit';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql';
import type { CatalogContext } from '../context.ts';
import { Event } from '../event/event.entity.ts';
import { PageArguments } from '../page-arguments.ts';
import { findVisiblePhoto } from '../photo/find-photo.ts';
import { Photo } from '../photo/photo.entity.ts';
import {
  acceptIdentification,
  correctIdentification,
  denyIdentification,
  reopenIdentification,
} from './decide-by-hand.ts';
import { BibEvidence } from './evidence.ts';
import { IdentificationConnection } from './identification.connection.ts';
import { Identification } from './identification.entity.ts';
import { CorrectIdentificationInput } from './identification.inputs.ts';
import { CorrectIdentificationResult } from './identification.results.ts';
import { listUncertainReads } from './list-identifications.ts';

@Resolver(() => Identification)
export class IdentificationResolver {
  @KeyScope('photos:write')
  @Mutation(() => Photo, {
    description:
      'Says that an identification is right: it is published and no reading undoes it. For owners and managers. CONFLICT when it was decided otherwise meanwhile.',
  })
  acceptIdentification(
    @Arg('identificationId', () => ID) identificationId: string,
    @Ctx() context: CatalogContext,
  ): Promise<Photo> {
    return acceptIdentification(context, identificationId);
  }

  @KeyScope('photos:write')
  @Mutation(() => Photo, {
    description:
      'Says that this bib is not on the photo: no reading brings it back. For owners and managers. CONFLICT when it was decided otherwise meanwhile.',
  })
  denyIdentification(
    @Arg('identificationId', () => ID) identificationId: string,
    @Ctx() context: CatalogContext,
  ): Promise<Photo> {
    return denyIdentification(context, identificationId);
  }

  @KeyScope('photos:write')
  @Mutation(() => CorrectIdentificationResult, {
    description:
      'Says which bib it is instead; the one that was read is denied. For owners and managers. CONFLICT when it was decided otherwise meanwhile.',
  })
  correctIdentification(
    @Arg('input', () => CorrectIdentificationInput) input: CorrectIdentificationInput,
    @Ctx() context: CatalogContext,
  ): Promise<CorrectIdentificationResult> {
    return correctIdentification(context, input);
  }

  @KeyScope('photos:write')
  @Mutation(() => Photo, {
    description:
      'Takes back what was decided by hand about an identification: what was read stands again, as uncertain as it was. For owners and managers.',
  })
  reopenIdentification(
    @Arg('identificationId', () => ID) identificationId: string,
    @Ctx() context: CatalogContext,
  ): Promise<Photo> {
    return reopenIdentification(context, identificationId);
  }

  @FieldResolver(() => BibEvidence)
  evidence(@Root() { confidence, box }: Identification): BibEvidence {
    return { kind: 'BIB', confidence, box };
  }

  @FieldResolver(() => String, { nullable: true })
  raceName(@Root() { entry }: Identification): string | null {
    return entry?.race.name ?? null;
  }

  @FieldResolver(() => Photo, { nullable: true })
  photo(@Root() { photoId }: Identification, @Ctx() context: CatalogContext) {
    return findVisiblePhoto(context, photoId);
  }
}

@Resolver(() => Event)
export class UncertainReadsResolver {
  @KeyScope('photos:read')
  @FieldResolver(() => IdentificationConnection, {
    description:
      'Bibs on published photos that are too unsure to be shown, the oldest first: each waits for somebody to accept, correct or deny it. For owners and managers.',
  })
  uncertainReads(
    @Root() event: Event,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: CatalogContext,
  ): Promise<IdentificationConnection> {
    context.load.event.prime(event.id, event);
    return listUncertainReads(context, event, page);
  }
}
