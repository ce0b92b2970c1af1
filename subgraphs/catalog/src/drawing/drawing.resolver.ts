import {
  CROP_RATIOS,
  type CropRatio as Ratio,
  type DrawingKind,
  type DrawingWork,
} from '@focus-racer/contracts';
import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql';
import type { CatalogContext } from '../context.ts';
import { eventForInsiders } from '../photo/photo-access.ts';
import { Photo } from '../photo/photo.entity.ts';
import { CropRatio } from './drawing.enums.ts';
import { PhotoCrop, RetouchComparison } from './drawing.results.ts';
import { drawingAddress, shareAddress } from './drawing-addresses.ts';
import { requestComparison, requestCrop } from './request-drawing.ts';
import { canBeDrawn, stateOf, wantedDrawing } from './wanted-drawing.ts';

@Resolver(() => Photo)
export class DrawingResolver {
  @FieldResolver(() => [PhotoCrop], {
    description:
      'How it may be cut, one proposal a ratio: around the main person, the eyes in the upper third; without people the largest piece of its middle, a little high. None before it is rendered.',
  })
  async crops(@Root() photo: Photo, @Ctx() context: CatalogContext): Promise<PhotoCrop[]> {
    const found = await Promise.all(CROP_RATIOS.map((ratio) => findDrawing(context, photo, ratio)));
    const inside = (await eventForInsiders(context, photo)) !== null;
    return Promise.all(
      found.flatMap((drawing, i) => {
        const ratio = CROP_RATIOS[i];
        if (!ratio || !drawing?.wanted.box) return [];
        return toCrop(context, photo, { ...drawing, box: drawing.wanted.box }, ratio, inside);
      }),
    );
  }

  @FieldResolver(() => RetouchComparison, {
    nullable: true,
    description: 'Null before it is rendered. Members only.',
  })
  async retouchComparison(
    @Root() photo: Photo,
    @Ctx() context: CatalogContext,
  ): Promise<RetouchComparison | null> {
    if (!(await eventForInsiders(context, photo))) return null;
    const drawing = await findDrawing(context, photo, 'COMPARISON');
    if (!drawing) return null;
    const { status, wanted } = drawing;
    const address = (part: 'before' | 'after') =>
      status === 'DRAWN'
        ? drawingAddress(context.store, photo, { kind: 'COMPARISON', ...wanted }, part)
        : null;
    return {
      status,
      beforeUrl: await address('before'),
      afterUrl: await address('after'),
    };
  }

  @Mutation(() => Photo, {
    description:
      'Has a crop drawn for whoever may see the photo; ask crops until it is. What is drawn already is not drawn again.',
  })
  requestCrop(
    @Arg('photoId', () => ID) photoId: string,
    @Arg('ratio', () => CropRatio) ratio: Ratio,
    @Ctx() context: CatalogContext,
  ): Promise<Photo> {
    return requestCrop(context, photoId, ratio);
  }

  @Mutation(() => Photo, {
    description:
      'Has the photo drawn as it was taken and as it is retouched; ask retouchComparison until it is. For members.',
  })
  requestRetouchComparison(
    @Arg('photoId', () => ID) photoId: string,
    @Ctx() context: CatalogContext,
  ): Promise<Photo> {
    return requestComparison(context, photoId);
  }
}

type Found = { wanted: DrawingWork; status: PhotoCrop['status'] };

async function findDrawing(
  { load }: CatalogContext,
  photo: Photo,
  kind: DrawingKind,
): Promise<Found | null> {
  const event = await load.event.load(photo.eventId);
  if (!event || !canBeDrawn(photo)) return null;
  const [people, drawings] = await Promise.all([
    load.people.load(photo.id),
    load.drawings.load(photo.id),
  ]);
  const wanted = wantedDrawing(event, photo, people, kind);
  const drawing = drawings.find((one) => one.kind === kind);
  return { wanted, status: stateOf(drawing, wanted) ?? 'NOT_ASKED' };
}

async function toCrop(
  { store }: CatalogContext,
  photo: Photo,
  { wanted, box, status }: Found & { box: PhotoCrop['box'] },
  ratio: Ratio,
  inside: boolean,
): Promise<PhotoCrop> {
  const drawn = status === 'DRAWN';
  const drawing = { kind: ratio, ...wanted };
  return {
    ratio,
    box,
    status,
    shareUrl: drawn ? shareAddress(store, photo, drawing) : null,
    downloadUrl: drawn && inside ? await drawingAddress(store, photo, drawing, 'download') : null,
  };
}
