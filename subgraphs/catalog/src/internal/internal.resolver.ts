import { checkInput } from '@focus-racer/service-kit';
import { readingResultSchema, renderResultSchema } from '@focus-racer/contracts';
import { GraphQLJSONObject } from 'graphql-scalars';
import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { CatalogContext } from '../context.ts';
import { reidentifyPage } from '../identification/reidentify-page.ts';
import { beginPhoto } from '../photo/begin-photo.ts';
import { getPhotoWork } from '../photo/get-photo-work.ts';
import { parkPhoto } from '../photo/park-photo.ts';
import { recordBroughtBack } from '../photo/record-brought-back.ts';
import { recordPhoto } from '../photo/record-photo.ts';
import { listAddressRotations, recordAddressesRotated } from '../photo/rotate-addresses.ts';
import { listPhotosAwaitingCredits, listStalePhotos } from '../photo/waiting-photos.ts';
import {
  AddressRotationPage,
  PhotoStateResult,
  PhotoWork,
  ReidentifiedPage,
  RotatedResult,
  WorkPageResult,
} from './internal.results.ts';

const afterOptions = { nullable: true } as const;

/** What workers ask; described with the operations in contracts. */
@Resolver()
export class InternalResolver {
  @Query(() => PhotoWork)
  photoWork(
    @Arg('photoId', () => ID) photoId: string,
    @Ctx() context: CatalogContext,
  ): Promise<PhotoWork> {
    return getPhotoWork(context, photoId);
  }

  @Mutation(() => PhotoStateResult)
  beginPhoto(
    @Arg('photoId', () => ID) photoId: string,
    @Arg('generation', () => Int) generation: number,
    @Ctx() context: CatalogContext,
  ): Promise<PhotoStateResult> {
    return beginPhoto(context, photoId, generation);
  }

  @Mutation(() => PhotoStateResult)
  parkPhoto(
    @Arg('photoId', () => ID) photoId: string,
    @Arg('generation', () => Int) generation: number,
    @Ctx() context: CatalogContext,
  ): Promise<PhotoStateResult> {
    return parkPhoto(context, photoId, generation);
  }

  @Mutation(() => PhotoStateResult)
  async recordPhoto(
    @Arg('photoId', () => ID) photoId: string,
    @Arg('generation', () => Int) generation: number,
    @Arg('rendered', () => GraphQLJSONObject) rendered: unknown,
    @Arg('reading', () => GraphQLJSONObject, { nullable: true }) reading: unknown,
    @Ctx() context: CatalogContext,
  ): Promise<PhotoStateResult> {
    return recordPhoto(context, {
      photoId,
      generation,
      rendered: checkInput(renderResultSchema, rendered),
      reading: reading ? checkInput(readingResultSchema, reading) : null,
    });
  }

  @Mutation(() => PhotoStateResult)
  recordBroughtBack(
    @Arg('photoId', () => ID) photoId: string,
    @Ctx() context: CatalogContext,
  ): Promise<PhotoStateResult> {
    return recordBroughtBack(context, photoId);
  }

  @Query(() => WorkPageResult)
  photosAwaitingCredits(
    @Arg('organizationId', () => ID) organizationId: string,
    @Arg('after', () => String, afterOptions) after: string | null,
    @Ctx() context: CatalogContext,
  ): Promise<WorkPageResult> {
    return listPhotosAwaitingCredits(context, organizationId, after);
  }

  @Query(() => WorkPageResult)
  stalePhotos(
    @Arg('after', () => String, afterOptions) after: string | null,
    @Ctx() context: CatalogContext,
  ): Promise<WorkPageResult> {
    return listStalePhotos(context, after);
  }

  @Mutation(() => ReidentifiedPage)
  reidentifyPage(
    @Arg('eventId', () => ID) eventId: string,
    @Arg('after', () => String, afterOptions) after: string | null,
    @Ctx() context: CatalogContext,
  ): Promise<ReidentifiedPage> {
    return reidentifyPage(context, eventId, after);
  }

  @Mutation(() => AddressRotationPage)
  addressRotations(
    @Arg('eventId', () => ID) eventId: string,
    @Arg('after', () => String, afterOptions) after: string | null,
    @Ctx() context: CatalogContext,
  ): Promise<AddressRotationPage> {
    return listAddressRotations(context, eventId, after);
  }

  @Mutation(() => RotatedResult)
  recordAddressesRotated(
    @Arg('photoIds', () => [ID]) photoIds: string[],
    @Ctx() context: CatalogContext,
  ): Promise<RotatedResult> {
    return recordAddressesRotated(context, photoIds);
  }
}
