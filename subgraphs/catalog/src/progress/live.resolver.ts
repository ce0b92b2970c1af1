import { KeyScope } from '@focus-racer/service-kit';
import { Arg, Ctx, Field, ID, ObjectType, Resolver, Root, Subscription } from 'type-graphql';
import type { CatalogContext } from '../context.ts';
import type { Event } from '../event/event.entity.ts';
import { canView } from '../event/event.policy.ts';
import { findEvent, getViewable } from '../event/find-event.ts';
import { Photo } from '../photo/photo.entity.ts';
import { findGalleryChange, watchGallery } from '../photo/photo-feed.ts';
import type { GalleryChange } from './event-changes.ts';
import { EventProgress } from './event-progress.entity.ts';

@ObjectType({ description: 'Photos that can be found from now on, and photos that no longer can.' })
export class EventPhotos {
  @Field(() => ID)
  eventId!: string;

  @Field(() => [Photo], { description: 'In the order in which they became searchable.' })
  photos!: Photo[];

  @Field(() => [ID], { description: 'Taken down or set aside: show them no longer.' })
  goneIds!: string[];
}

interface SubscribeData {
  args: { eventId: string };
  context: CatalogContext;
}

@Resolver()
export class LiveResolver {
  @KeyScope('events:read')
  @Subscription(() => EventProgress, {
    description:
      'The counters of an event: as they are now, then whenever they change, at most four times a second. For whoever may see the event.',
    subscribe: async ({ args, context }: SubscribeData) => {
      const { id } = await getEvent(context, args.eventId);
      return context.progressFeed.subscribe(id, (event, crew) =>
        canView(context.viewer, event, crew),
      );
    },
  })
  eventProgress(
    @Arg('eventId', () => ID) _eventId: string,
    @Root() progress: EventProgress,
  ): EventProgress {
    return progress;
  }

  @KeyScope('photos:read')
  @Subscription(() => EventPhotos, {
    description:
      'Photos as they become searchable, and as they leave the gallery, at most four times a second; after a broken connection read the gallery again. For whoever may see the event.',
    subscribe: async ({ args, context }: SubscribeData) => {
      const event = await getEvent(context, args.eventId);
      return watchGallery(context, event);
    },
  })
  async eventPhotos(
    @Arg('eventId', () => ID) eventId: string,
    @Root() change: GalleryChange,
    @Ctx() context: CatalogContext,
  ): Promise<EventPhotos> {
    return { eventId, ...(await findGalleryChange(context, eventId, change)) };
  }
}

async function getEvent(context: CatalogContext, eventId: string): Promise<Event> {
  return getViewable(context, await findEvent(context, eventId));
}
