import { lookPreviewKey } from '@focus-racer/contracts';
import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { CatalogContext } from '../context.ts';
import { Event } from '../event/event.entity.ts';
import { canManage, isInsider } from '../event/event.policy.ts';
import { EventLogo } from '../logo/event-logo.entity.ts';
import { listLogos } from '../logo/find-logo.ts';
import { changeEventLook, steerRerender } from './change-look.ts';
import { logoIdOf } from './changed-look.ts';
import { EventRerender } from './event-rerender.entity.ts';
import { ChangeEventLookInput, PreviewEventLookInput } from './look.inputs.ts';
import { EventLook, Watermark } from './look.results.ts';
import { LookPreview } from './look-preview.entity.ts';
import { lookOf } from './photo-look.ts';
import { getLookPreview, previewEventLook } from './preview-look.ts';

const PREVIEW_SECONDS = 900;

@Resolver(() => Event)
export class EventLookResolver {
  @FieldResolver(() => EventLook, {
    nullable: true,
    description: 'How its photos look. Members only.',
  })
  look(@Root() event: Event, @Ctx() { viewer }: CatalogContext): EventLook | null {
    if (!isInsider(viewer, event)) return null;
    const { watermark, retouch } = lookOf(event);
    return { watermark: { ...watermark, logoId: logoIdOf(watermark.logoKey) }, retouch };
  }

  @FieldResolver(() => [EventLogo], {
    nullable: true,
    description: 'Its logos that can be used, the newest first. For who manages it.',
  })
  logos(@Root() event: Event, @Ctx() context: CatalogContext): Promise<EventLogo[]> | null {
    return canManage(context.viewer, event) ? listLogos(context, event.id) : null;
  }

  @FieldResolver(() => EventRerender, {
    nullable: true,
    description:
      'Where the rendering of its photos with another look stands; null when there was none. Members only.',
  })
  rerender(
    @Root() event: Event,
    @Ctx() { em, viewer }: CatalogContext,
  ): Promise<EventRerender | null> | null {
    if (!isInsider(viewer, event)) return null;
    return em.findOne(EventRerender, { eventId: event.id });
  }

  @Mutation(() => Event, {
    description:
      'Gives the photos of an event another look; published ones are rendered again, and keep their renditions until then. For who manages the event.',
  })
  changeEventLook(
    @Arg('input', () => ChangeEventLookInput) input: ChangeEventLookInput,
    @Ctx() context: CatalogContext,
  ): Promise<Event> {
    return changeEventLook(context, input);
  }

  @Mutation(() => EventRerender, { description: 'Begins no further photo until it is resumed.' })
  pauseRerender(
    @Arg('eventId', () => ID) eventId: string,
    @Ctx() context: CatalogContext,
  ): Promise<EventRerender> {
    return steerRerender(context, eventId, 'pause');
  }

  @Mutation(() => EventRerender, {
    description: 'Goes on after a pause, or begins again after a cancellation.',
  })
  resumeRerender(
    @Arg('eventId', () => ID) eventId: string,
    @Ctx() context: CatalogContext,
  ): Promise<EventRerender> {
    return steerRerender(context, eventId, 'resume');
  }

  @Mutation(() => EventRerender, {
    description: 'Stops for good: photos that were not reached keep their former look.',
  })
  cancelRerender(
    @Arg('eventId', () => ID) eventId: string,
    @Ctx() context: CatalogContext,
  ): Promise<EventRerender> {
    return steerRerender(context, eventId, 'cancel');
  }

  @Mutation(() => LookPreview, {
    description:
      'Has a photo of the event drawn as it would look; ask lookPreview until it is. For who manages the event.',
  })
  previewEventLook(
    @Arg('input', () => PreviewEventLookInput) input: PreviewEventLookInput,
    @Ctx() context: CatalogContext,
  ): Promise<LookPreview> {
    return previewEventLook(context, input);
  }
}

@Resolver(() => LookPreview)
export class LookPreviewResolver {
  @Query(() => LookPreview, { nullable: true, description: 'For who manages its event.' })
  lookPreview(
    @Arg('id', () => ID) id: string,
    @Ctx() context: CatalogContext,
  ): Promise<LookPreview> {
    return getLookPreview(context, id);
  }

  @FieldResolver(() => String, { nullable: true, description: 'null until it is drawn.' })
  url(@Root() preview: LookPreview, @Ctx() { store }: CatalogContext): Promise<string> | null {
    if (preview.state !== 'DRAWN') return null;
    return store.signGet(lookPreviewKey({ eventId: preview.eventId, previewId: preview.id }), {
      expiresInSeconds: PREVIEW_SECONDS,
    });
  }
}

@Resolver(() => Watermark)
export class WatermarkResolver {
  @FieldResolver(() => EventLogo, { nullable: true, description: 'For its members.' })
  logo(
    @Root() { logoId }: Watermark,
    @Ctx() { em }: CatalogContext,
  ): Promise<EventLogo | null> | null {
    return logoId ? em.findOne(EventLogo, logoId) : null;
  }
}
