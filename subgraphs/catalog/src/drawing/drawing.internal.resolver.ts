import {
  DRAWING_KINDS,
  type DrawingWork,
  idSchema,
  type OldRendition,
} from '@focus-racer/contracts';
import { checkInput } from '@focus-racer/service-kit';
import { GraphQLJSONObject } from 'graphql-scalars';
import { Arg, Ctx, Field, ID, Mutation, ObjectType, Resolver } from 'type-graphql';
import { z } from 'zod';
import type { CatalogContext } from '../context.ts';
import { OldRenditionResult } from '../look/rerender.internal.results.ts';
import { beginDrawing, failDrawing, recordDrawing } from './drawing-work.ts';

@ObjectType()
class DrawingBegun {
  @Field(() => GraphQLJSONObject, { nullable: true })
  work!: DrawingWork | null;

  @Field(() => [OldRenditionResult])
  old!: OldRendition[];
}

@ObjectType()
class DrawingRecorded {
  @Field(() => String)
  outcome!: string;

  @Field(() => [OldRenditionResult])
  old!: OldRendition[];
}

@ObjectType()
class DrawingFailed {
  @Field(() => String)
  state!: string;
}

const drawingOfPhoto = z.object({ photoId: idSchema, kind: z.enum(DRAWING_KINDS) });

/** What workers ask to draw what somebody asked for; described with the operations in contracts. */
@Resolver()
export class DrawingInternalResolver {
  @Mutation(() => DrawingBegun)
  beginDrawing(
    @Arg('photoId', () => ID) photoId: string,
    @Arg('kind', () => String) kind: string,
    @Ctx() context: CatalogContext,
  ): Promise<DrawingBegun> {
    return beginDrawing(context, checkInput(drawingOfPhoto, { photoId, kind }));
  }

  @Mutation(() => DrawingRecorded)
  recordDrawing(
    @Arg('photoId', () => ID) photoId: string,
    @Arg('kind', () => String) kind: string,
    @Arg('publicToken', () => String) publicToken: string,
    @Arg('recipe', () => String) recipe: string,
    @Arg('variant', () => String) variant: string,
    @Ctx() context: CatalogContext,
  ): Promise<DrawingRecorded> {
    const drawing = checkInput(drawingOfPhoto, { photoId, kind });
    return recordDrawing(context, { ...drawing, publicToken, recipe, variant });
  }

  @Mutation(() => DrawingFailed)
  failDrawing(
    @Arg('photoId', () => ID) photoId: string,
    @Arg('kind', () => String) kind: string,
    @Ctx() context: CatalogContext,
  ): Promise<DrawingFailed> {
    return failDrawing(context, checkInput(drawingOfPhoto, { photoId, kind }));
  }
}
