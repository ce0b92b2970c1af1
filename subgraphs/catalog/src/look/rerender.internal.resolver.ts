import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { CatalogContext } from '../context.ts';
import { beginRerender } from './begin-rerender.ts';
import { forgetOldRenditions } from './old-renditions.ts';
import { recordRerendered } from './record-rerendered.ts';
import { finishRerender, getRerenderPage } from './rerender-page.ts';
import {
  OldRenditionsLeft,
  RerenderBegunResult,
  RerenderFinished,
  RerenderPageResult,
  RerenderRecordedResult,
} from './rerender.internal.results.ts';

/** What workers ask to render photos again; described with the operations in contracts. */
@Resolver()
export class RerenderInternalResolver {
  @Query(() => RerenderPageResult)
  rerenderPage(
    @Arg('eventId', () => ID) eventId: string,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() context: CatalogContext,
  ): Promise<RerenderPageResult> {
    return getRerenderPage(context, eventId, after);
  }

  @Mutation(() => RerenderFinished)
  finishRerender(
    @Arg('eventId', () => ID) eventId: string,
    @Arg('version', () => Int) version: number,
    @Ctx() context: CatalogContext,
  ): Promise<RerenderFinished> {
    return finishRerender(context, eventId, version);
  }

  @Mutation(() => RerenderBegunResult)
  beginRerender(
    @Arg('photoId', () => ID) photoId: string,
    @Ctx() context: CatalogContext,
  ): Promise<RerenderBegunResult> {
    return beginRerender(context, photoId);
  }

  @Mutation(() => RerenderRecordedResult)
  recordRerendered(
    @Arg('photoId', () => ID) photoId: string,
    @Arg('publicToken', () => String) publicToken: string,
    @Arg('recipe', () => String) recipe: string,
    @Ctx() context: CatalogContext,
  ): Promise<RerenderRecordedResult> {
    return recordRerendered(context, photoId, { publicToken, recipe });
  }

  @Mutation(() => OldRenditionsLeft)
  forgetOldRenditions(
    @Arg('photoId', () => ID) photoId: string,
    @Arg('publicTokens', () => [String]) publicTokens: string[],
    @Ctx() context: CatalogContext,
  ): Promise<OldRenditionsLeft> {
    return forgetOldRenditions(context, photoId, publicTokens);
  }
}
