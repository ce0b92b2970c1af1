import type { PhotoState as State } from '@focus-racer/contracts';
import { KeyScope } from '@focus-racer/service-kit';
import {
  Arg,
  Args,
  ArgsType,
  Ctx,
  Field,
  FieldResolver,
  Float,
  Mutation,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import type { CatalogContext } from '../context.ts';
import { crewOf } from '../crew/crew-of.ts';
import { PageArguments } from '../page-arguments.ts';
import { listManagedPhotos, listPublishedPhotos } from '../photo/list-photos.ts';
import { PhotoConnection } from '../photo/photo.connection.ts';
import { Photo } from '../photo/photo.entity.ts';
import { PhotoState } from '../photo/photo.enums.ts';
import { EventProgress } from '../progress/event-progress.entity.ts';
import { Race } from '../race/race.entity.ts';
import { Organization } from '../references/organization.ts';
import { thresholdsOf } from './confidence-thresholds.ts';
import { createEvent } from './create-event.ts';
import { EventConnection } from './event.connection.ts';
import { Event } from './event.entity.ts';
import { CreateEventInput, UpdateEventInput } from './event.inputs.ts';
import { canManage, isInsider, uploadsFor } from './event.policy.ts';
import { listManagedEvents, listPublicEvents } from './list-events.ts';
import { getEventBySlug } from './find-event.ts';
import { updateEvent } from './update-event.ts';

@ArgsType()
class ManagedPhotosArguments extends PageArguments {
  @Field(() => [PhotoState])
  states!: State[];
}

@Resolver(() => Event)
export class EventResolver {
  @KeyScope('events:read')
  @Query(() => Event, { nullable: true, description: 'NOT_FOUND for a draft of others.' })
  event(@Arg('slug', () => String) slug: string, @Ctx() context: CatalogContext): Promise<Event> {
    return getEventBySlug(context, slug);
  }

  @KeyScope('events:read')
  @Query(() => EventConnection, { description: 'Public events, the latest date first.' })
  events(
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: CatalogContext,
  ): Promise<EventConnection> {
    return listPublicEvents(context, page);
  }

  @KeyScope('events:read')
  @Query(() => EventConnection, {
    description:
      "Events of the viewer's organizations and those she shoots for others, drafts too, the newest first.",
  })
  managedEvents(
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: CatalogContext,
  ): Promise<EventConnection> {
    return listManagedEvents(context, page);
  }

  @Mutation(() => Event, { description: 'Makes a draft event. For owners and managers.' })
  createEvent(
    @Arg('input', () => CreateEventInput) input: CreateEventInput,
    @Ctx() context: CatalogContext,
  ): Promise<Event> {
    return createEvent(context, input);
  }

  @Mutation(() => Event, { description: 'Changes an event. For owners and managers.' })
  updateEvent(
    @Arg('input', () => UpdateEventInput) input: UpdateEventInput,
    @Ctx() context: CatalogContext,
  ): Promise<Event> {
    return updateEvent(context, input);
  }

  @FieldResolver(() => Organization, { description: 'Owns the event and pays its credits.' })
  organization(@Root() event: Event): Organization {
    return Object.assign(new Organization(), { id: event.organizationId });
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may change this event.' })
  viewerCanManage(@Root() event: Event, @Ctx() { viewer }: CatalogContext): boolean {
    return canManage(viewer, event);
  }

  @FieldResolver(() => Boolean, {
    description:
      'Whether the viewer sees all its photos and figures, as its members do; of the crew each sees her own photos.',
  })
  viewerCanSeeAll(@Root() event: Event, @Ctx() { viewer }: CatalogContext): boolean {
    return isInsider(viewer, event);
  }

  @FieldResolver(() => Organization, {
    nullable: true,
    description:
      'For which organization the viewer sends photos here: it pays their credits. Null when she sends none.',
  })
  async viewerUploadsFor(
    @Root() event: Event,
    @Ctx() context: CatalogContext,
  ): Promise<Organization | null> {
    const crew = await crewOf(context, event.id);
    const id = uploadsFor(context.viewer, event, crew);
    return id ? Object.assign(new Organization(), { id }) : null;
  }

  @FieldResolver(() => Float, {
    nullable: true,
    description: 'From this confidence on a bib is published. Members only.',
  })
  publishConfidence(@Root() event: Event, @Ctx() { viewer }: CatalogContext): number | null {
    return isInsider(viewer, event) ? thresholdsOf(event).publish : null;
  }

  @FieldResolver(() => Float, {
    nullable: true,
    description:
      'From this confidence up to publishConfidence a bib waits among the uncertain reads. Members only.',
  })
  doubtConfidence(@Root() event: Event, @Ctx() { viewer }: CatalogContext): number | null {
    return isInsider(viewer, event) ? thresholdsOf(event).doubt : null;
  }

  @FieldResolver(() => [Race], { description: 'At most a few dozen, in the order they were made.' })
  races(@Root() event: Event, @Ctx() { load }: CatalogContext): Promise<Race[]> {
    return load.races.load(event.id);
  }

  @FieldResolver(() => EventProgress)
  progress(@Root() event: Event, @Ctx() { load }: CatalogContext): Promise<EventProgress> {
    return load.progress.load(event.id);
  }

  @KeyScope('photos:read')
  @FieldResolver(() => Photo, { nullable: true, description: 'The newest published photo.' })
  cover(@Root() event: Event, @Ctx() { load }: CatalogContext): Promise<Photo | null> {
    return load.cover.load(event.id);
  }

  @KeyScope('photos:read')
  @FieldResolver(() => PhotoConnection, {
    description: 'The gallery: published photos in the order they were taken.',
  })
  photos(
    @Root() event: Event,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: CatalogContext,
  ): Promise<PhotoConnection> {
    context.load.event.prime(event.id, event);
    return listPublishedPhotos(context, event, page);
  }

  @KeyScope('photos:read')
  @FieldResolver(() => PhotoConnection, {
    description:
      "Photos in these states, the newest first: all for the organization's members, one's own for the crew.",
  })
  managedPhotos(
    @Root() event: Event,
    @Args(() => ManagedPhotosArguments) page: ManagedPhotosArguments,
    @Ctx() context: CatalogContext,
  ): Promise<PhotoConnection> {
    context.load.event.prime(event.id, event);
    return listManagedPhotos(context, event, page);
  }
}
