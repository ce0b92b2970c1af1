import { idSchema, type OldRendition, type WithdrawalWorkKind } from '@focus-racer/contracts';
import { checkInput } from '@focus-racer/service-kit';
import { GraphQLJSONObject } from 'graphql-scalars';
import { Arg, Ctx, Field, ID, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { CatalogContext } from '../context.ts';
import { PhotoStateResult } from '../internal/internal.results.ts';
import { OldRenditionResult } from '../look/rerender.internal.results.ts';
import { holdPhotoDown } from './hold-photo-down.ts';
import { getReportedEvent, getReportablePhoto } from './reportable-photo.ts';
import { beginWithdrawalWork, recordPutBack } from './withdrawal-work.ts';

@ObjectType()
class ReportablePhoto {
  @Field(() => ID)
  photoId!: string;

  @Field(() => ID)
  eventId!: string;

  @Field(() => ID)
  organizationId!: string;

  @Field(() => ID)
  eventOrganizationId!: string;
}

@ObjectType()
class ReportedEvent {
  @Field(() => String)
  name!: string;
}

@ObjectType()
class WithdrawalBegun {
  @Field(() => String)
  work!: WithdrawalWorkKind;

  @Field(() => String, { nullable: true })
  recipe!: string | null;

  @Field(() => [OldRenditionResult])
  old!: OldRendition[];
}

@ObjectType()
class PutBackRecorded {
  @Field(() => Boolean)
  shown!: boolean;

  @Field(() => [OldRenditionResult])
  old!: OldRendition[];
}

/** What compliance asks of photos, and workers of those taken down; described with the operations in contracts. */
@Resolver()
export class TakedownInternalResolver {
  @Query(() => ReportablePhoto)
  reportablePhoto(
    @Arg('photoId', () => ID) photoId: string,
    @Arg('viewer', () => GraphQLJSONObject) viewer: Record<string, unknown>,
    @Ctx() context: CatalogContext,
  ): Promise<ReportablePhoto> {
    return getReportablePhoto(context, photoId, viewer);
  }

  @Query(() => ReportedEvent)
  reportedEvent(
    @Arg('eventId', () => ID) eventId: string,
    @Ctx() context: CatalogContext,
  ): Promise<ReportedEvent> {
    return getReportedEvent(context, eventId);
  }

  @Mutation(() => PhotoStateResult)
  holdPhotoDown(
    @Arg('takedownId', () => ID) takedownId: string,
    @Arg('photoId', () => ID) photoId: string,
    @Arg('version', () => Int) version: number,
    @Arg('held', () => Boolean) held: boolean,
    @Ctx() context: CatalogContext,
  ): Promise<PhotoStateResult> {
    const hold = { takedownId: checkInput(idSchema, takedownId), photoId, version, held };
    return holdPhotoDown(context, hold);
  }

  @Mutation(() => WithdrawalBegun)
  beginWithdrawalWork(
    @Arg('photoId', () => ID) photoId: string,
    @Ctx() context: CatalogContext,
  ): Promise<WithdrawalBegun> {
    return beginWithdrawalWork(context, photoId);
  }

  @Mutation(() => PutBackRecorded)
  recordPutBack(
    @Arg('photoId', () => ID) photoId: string,
    @Arg('publicToken', () => String) publicToken: string,
    @Arg('recipe', () => String) recipe: string,
    @Ctx() context: CatalogContext,
  ): Promise<PutBackRecorded> {
    return recordPutBack(context, photoId, { publicToken, recipe });
  }
}
