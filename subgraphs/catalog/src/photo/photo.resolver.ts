import { PREVIEW_SIZE_PX, THUMBNAIL_SIZE_PX } from '@focus-racer/contracts';
import { KeyScope } from '@focus-racer/service-kit';
import { GraphQLDateTime } from 'graphql-scalars';
import {
  Arg,
  Args,
  Ctx,
  FieldResolver,
  Float,
  ID,
  Mutation,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import type { CatalogContext } from '../context.ts';
import { groupOf } from '../duplicate/duplicate-groups.ts';
import { Event } from '../event/event.entity.ts';
import { IdentificationConnection } from '../identification/identification.connection.ts';
import { Identification } from '../identification/identification.entity.ts';
import { listHistory } from '../identification/list-identifications.ts';
import { PhotoReading, toPhotoReading } from '../identification/photo-reading.results.ts';
import { PageArguments } from '../page-arguments.ts';
import { Account } from '../references/account.ts';
import { Organization } from '../references/organization.ts';
import { bringBackPhoto } from './bring-back-photo.ts';
import { findVisiblePhoto, getVisiblePhoto } from './find-photo.ts';
import { keepPhotoInstead } from './keep-photo-instead.ts';
import { Photo } from './photo.entity.ts';
import { RejectionReason, SetAsideReason } from './photo.enums.ts';
import { crewForPhoto, forDeciders, forInsiders } from './photo-access.ts';
import { originalAddress, publicAddress, webAddress } from './photo-addresses.ts';
import { canFetchOriginal, canSortPhoto } from './photo.policy.ts';
import { setPhotoAside } from './set-photo-aside.ts';

@Resolver(() => Photo)
export class PhotoResolver {
  @KeyScope('photos:read')
  @Query(() => Photo, { nullable: true, description: 'NOT_FOUND unless the viewer may see it.' })
  photo(@Arg('id', () => ID) id: string, @Ctx() context: CatalogContext): Promise<Photo> {
    return getVisiblePhoto(context, id);
  }

  @KeyScope('photos:write')
  @Mutation(() => Photo, {
    description:
      'Brings a photo back that was set aside: it is published once its credit is taken, at once or when there are credits again (bringBackRequestedAt).',
  })
  bringBackPhoto(
    @Arg('photoId', () => ID) photoId: string,
    @Ctx() context: CatalogContext,
  ): Promise<Photo> {
    return bringBackPhoto(context, photoId);
  }

  @KeyScope('photos:write')
  @Mutation(() => Photo, { description: 'Takes a published photo out of the gallery; it is kept.' })
  setPhotoAside(
    @Arg('photoId', () => ID) photoId: string,
    @Ctx() context: CatalogContext,
  ): Promise<Photo> {
    return setPhotoAside(context, photoId);
  }

  @KeyScope('photos:write')
  @Mutation(() => Photo, {
    description:
      'Chooses which photo of its duplicateGroup is kept: this one is published, as bringBackPhoto does, and the one that was kept is set aside in the same moment. A credit is taken for a photo that never had one.',
  })
  keepPhotoInstead(
    @Arg('photoId', () => ID) photoId: string,
    @Ctx() context: CatalogContext,
  ): Promise<Photo> {
    return keepPhotoInstead(context, photoId);
  }

  @FieldResolver(() => Event)
  event(@Root() photo: Photo, @Ctx() { load }: CatalogContext): Promise<Event | null> {
    return load.event.load(photo.eventId);
  }

  @FieldResolver(() => Boolean, {
    description: 'Whether the viewer may set it aside and bring it back.',
  })
  async viewerCanSort(@Root() photo: Photo, @Ctx() context: CatalogContext): Promise<boolean> {
    const event = await context.load.event.load(photo.eventId);
    if (!event) return false;
    const crew = await crewForPhoto(context, event, photo);
    return canSortPhoto(context.viewer, event, photo, crew);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'A blurred miniature (thumbhash, base64) to show while the image loads.',
  })
  placeholder(@Root() photo: Photo): string | null {
    return photo.placeholder;
  }

  @FieldResolver(() => String, { nullable: true, description: 'Watermarked, 320 px.' })
  thumbnailUrl(@Root() photo: Photo, @Ctx() { store }: CatalogContext): string | null {
    return publicAddress(store, photo, THUMBNAIL_SIZE_PX);
  }

  @FieldResolver(() => String, { nullable: true, description: 'Watermarked, 1024 px.' })
  previewUrl(@Root() photo: Photo, @Ctx() { store }: CatalogContext): string | null {
    return publicAddress(store, photo, PREVIEW_SIZE_PX);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Without watermark, 1600 px, for about an hour. Members only; taken down, for who decides about it.',
  })
  webUrl(@Root() photo: Photo, @Ctx() context: CatalogContext): Promise<string | null> {
    const forThose = photo.state === 'TAKEN_DOWN' ? forDeciders : forInsiders;
    return forThose(context, photo, () => webAddress(context.store, photo));
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'The file as it was sent, for a few minutes. For members of the organization that shot it.',
  })
  originalUrl(@Root() photo: Photo, @Ctx() context: CatalogContext): Promise<string | null> | null {
    if (!canFetchOriginal(context.viewer, photo)) return null;
    const address = () => originalAddress(context.store, photo);
    return photo.state === 'TAKEN_DOWN' ? forDeciders(context, photo, address) : address();
  }

  @FieldResolver(() => Organization, {
    nullable: true,
    description:
      'Paid its credit and sells it; another than the event’s for the crew. Members only.',
  })
  organization(@Root() photo: Photo, @Ctx() context: CatalogContext): Promise<Organization | null> {
    return forInsiders(context, photo, () =>
      Object.assign(new Organization(), { id: photo.organizationId }),
    );
  }

  @FieldResolver(() => String, { nullable: true, description: 'As it was sent. Members only.' })
  fileName(@Root() photo: Photo, @Ctx() context: CatalogContext): Promise<string | null> {
    return forInsiders(context, photo, () => photo.fileName);
  }

  @FieldResolver(() => Account, { nullable: true, description: 'Who sent it. Members only.' })
  author(@Root() photo: Photo, @Ctx() context: CatalogContext): Promise<Account | null> {
    return forInsiders(context, photo, () => Object.assign(new Account(), { id: photo.authorId }));
  }

  @FieldResolver(() => Float, {
    nullable: true,
    description: 'Variance of the Laplacian of the luminance; higher is sharper. Members only.',
  })
  sharpness(@Root() photo: Photo, @Ctx() context: CatalogContext): Promise<number | null> {
    return forInsiders(context, photo, () => photo.sharpness);
  }

  @FieldResolver(() => SetAsideReason, { nullable: true, description: 'Members only.' })
  setAsideReason(
    @Root() photo: Photo,
    @Ctx() context: CatalogContext,
  ): Promise<keyof typeof SetAsideReason | null> {
    return forInsiders(context, photo, () => photo.setAsideReason);
  }

  @FieldResolver(() => RejectionReason, { nullable: true, description: 'Members only.' })
  rejectionReason(
    @Root() photo: Photo,
    @Ctx() context: CatalogContext,
  ): Promise<keyof typeof RejectionReason | null> {
    return forInsiders(context, photo, () => photo.rejectionReason);
  }

  @FieldResolver(() => Photo, {
    nullable: true,
    description: 'The photo that already holds this very file. Members only.',
  })
  sameFileAs(@Root() photo: Photo, @Ctx() context: CatalogContext): Promise<Photo | null> {
    const { sameFileAsId } = photo;
    return forInsiders(context, photo, () =>
      sameFileAsId ? findVisiblePhoto(context, sameFileAsId) : null,
    );
  }

  @FieldResolver(() => Photo, {
    nullable: true,
    description:
      'The photo that is kept of those that show the same moment; null for that one itself, and for a photo alone. Members only.',
  })
  duplicateOf(@Root() photo: Photo, @Ctx() context: CatalogContext): Promise<Photo | null> {
    const { duplicateOfId } = photo;
    return forInsiders(context, photo, () =>
      duplicateOfId ? findVisiblePhoto(context, duplicateOfId) : null,
    );
  }

  @FieldResolver(() => [Photo], {
    nullable: true,
    description:
      'The photos of its author that show the same moment, itself among them: what is published first, then the sharpest. At most 50; none when it is alone. Members only.',
  })
  duplicateGroup(@Root() photo: Photo, @Ctx() context: CatalogContext): Promise<Photo[] | null> {
    return forInsiders(context, photo, () => context.load.duplicates.load(groupOf(photo)));
  }

  @FieldResolver(() => GraphQLDateTime, {
    nullable: true,
    description: 'Asked to come back, and waiting for its credit. Members only.',
  })
  bringBackRequestedAt(@Root() photo: Photo, @Ctx() context: CatalogContext): Promise<Date | null> {
    return forInsiders(context, photo, () => photo.bringBackRequestedAt);
  }

  @FieldResolver(() => [Identification], { description: 'Who is on it. A handful at most.' })
  identifications(@Root() photo: Photo, @Ctx() context: CatalogContext): Promise<Identification[]> {
    return identificationsOf(context, photo, 'ACTIVE');
  }

  @FieldResolver(() => [Identification], {
    nullable: true,
    description: 'What on it is too unsure to be shown. A handful at most. Members only.',
  })
  uncertainReads(
    @Root() photo: Photo,
    @Ctx() context: CatalogContext,
  ): Promise<Identification[] | null> {
    return forInsiders(context, photo, () => identificationsOf(context, photo, 'UNCERTAIN'));
  }

  @FieldResolver(() => IdentificationConnection, {
    nullable: true,
    description:
      'All that was ever decided about who is on it, the newest first, and why. Members only.',
  })
  identificationHistory(
    @Root() photo: Photo,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: CatalogContext,
  ): Promise<IdentificationConnection | null> {
    return forInsiders(context, photo, () => listHistory(context, photo.id, page));
  }

  @FieldResolver(() => PhotoReading, {
    nullable: true,
    description: 'How it was read; null before, too. Members only.',
  })
  reading(@Root() photo: Photo, @Ctx() context: CatalogContext): Promise<PhotoReading | null> {
    return forInsiders(context, photo, async () =>
      toPhotoReading(await context.load.reading.load(photo.id)),
    );
  }
}

async function identificationsOf(
  { load }: CatalogContext,
  photo: Photo,
  state: Identification['state'],
): Promise<Identification[]> {
  return (await load.identifications.load(photo.id)).filter((one) => one.state === state);
}
