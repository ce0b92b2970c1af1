import { type EventLook, type PreparedLogo, preparedLogoSchema } from '@focus-racer/contracts';
import { checkInput } from '@focus-racer/service-kit';
import { GraphQLJSONObject } from 'graphql-scalars';
import { Arg, Ctx, Field, ID, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { CatalogContext } from '../context.ts';
import { getLogoWork, recordLogo } from '../logo/logo-work.ts';
import { forgetLookPreview, getLookPreviewWork, recordLookPreview } from './preview-work.ts';

@ObjectType()
class LogoWork {
  @Field(() => ID)
  logoId!: string;

  @Field(() => ID)
  eventId!: string;

  @Field(() => Int)
  byteSize!: number;
}

@ObjectType()
class LookPreviewWork {
  @Field(() => ID)
  previewId!: string;

  @Field(() => ID)
  eventId!: string;

  @Field(() => ID)
  photoId!: string;

  @Field(() => GraphQLJSONObject)
  look!: EventLook;
}

@ObjectType()
class Recorded {
  @Field(() => String)
  state!: string;
}

/** What workers ask to prepare logos and draw previews; described with the operations in contracts. */
@Resolver()
export class LookInternalResolver {
  @Query(() => LogoWork)
  logoWork(
    @Arg('logoId', () => ID) logoId: string,
    @Ctx() context: CatalogContext,
  ): Promise<LogoWork> {
    return getLogoWork(context, logoId);
  }

  @Mutation(() => Recorded)
  recordLogo(
    @Arg('logoId', () => ID) logoId: string,
    @Arg('prepared', () => GraphQLJSONObject) prepared: PreparedLogo,
    @Ctx() context: CatalogContext,
  ): Promise<Recorded> {
    return recordLogo(context, logoId, checkInput(preparedLogoSchema, prepared));
  }

  @Query(() => LookPreviewWork)
  lookPreviewWork(
    @Arg('previewId', () => ID) previewId: string,
    @Ctx() context: CatalogContext,
  ): Promise<LookPreviewWork> {
    return getLookPreviewWork(context, previewId);
  }

  @Mutation(() => Recorded)
  recordLookPreview(
    @Arg('previewId', () => ID) previewId: string,
    @Arg('drawn', () => Boolean) drawn: boolean,
    @Ctx() context: CatalogContext,
  ): Promise<Recorded> {
    return recordLookPreview(context, previewId, drawn);
  }

  @Mutation(() => Recorded)
  forgetLookPreview(
    @Arg('previewId', () => ID) previewId: string,
    @Ctx() context: CatalogContext,
  ): Promise<Recorded> {
    return forgetLookPreview(context, previewId);
  }
}
