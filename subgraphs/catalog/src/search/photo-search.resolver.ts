import { KeyScope } from '@focus-racer/service-kit';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { CatalogContext } from '../context.ts';
import { Event } from '../event/event.entity.ts';
import { PhotoConnection } from '../photo/photo.connection.ts';
import { PhotoSearchArguments } from './photo-search.inputs.ts';
import { listLabels, searchPhotos } from './search-photos.ts';

@Resolver(() => Event)
export class PhotoSearchResolver {
  @KeyScope('photos:read')
  @FieldResolver(() => PhotoConnection, {
    description:
      'Published photos that match all that is given, in the order taken: "a red top, around 10:40". A last resort where no bib leads to a photo; it tells what is worn, never who.',
  })
  photoSearch(
    @Root() event: Event,
    @Args(() => PhotoSearchArguments) search: PhotoSearchArguments,
    @Ctx() context: CatalogContext,
  ): Promise<PhotoConnection> {
    context.load.event.prime(event.id, event);
    return searchPhotos(context, event, search);
  }

  @KeyScope('photos:read')
  @FieldResolver(() => [String], {
    description:
      "Things and clothes that an engine named on the newest photos, in Amazon's English, the most frequent first; empty with an engine that names none.",
  })
  photoLabels(@Root() event: Event, @Ctx() context: CatalogContext): Promise<string[]> {
    return listLabels(context, event);
  }
}
