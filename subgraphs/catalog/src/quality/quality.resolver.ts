import { Arg, Args, Ctx, FieldResolver, Float, Mutation, Resolver, Root } from 'type-graphql';
import type { CatalogContext } from '../context.ts';
import { Event } from '../event/event.entity.ts';
import { isInsider } from '../event/event.policy.ts';
import { forInsiders } from '../photo/photo-access.ts';
import { Photo } from '../photo/photo.entity.ts';
import { previewQuality } from './preview-quality.ts';
import { QualityThresholdsInput, SetQualityThresholdsInput } from './quality.inputs.ts';
import { EventQuality, QualityPreview } from './quality.results.ts';
import { qualityOf } from './quality-thresholds.ts';
import { setQualityThresholds } from './set-quality.ts';

@Resolver(() => Event)
export class EventQualityResolver {
  @FieldResolver(() => EventQuality, {
    nullable: true,
    description: 'From which measures on its photos are set aside. Members only.',
  })
  quality(@Root() event: Event, @Ctx() { viewer }: CatalogContext): EventQuality | null {
    if (!isInsider(viewer, event)) return null;
    return { ...qualityOf(event), isDefault: event.quality === null };
  }

  @FieldResolver(() => QualityPreview, {
    description: 'What these thresholds would do. For owners and managers.',
  })
  qualityPreview(
    @Root() event: Event,
    @Args(() => QualityThresholdsInput) thresholds: QualityThresholdsInput,
    @Ctx() context: CatalogContext,
  ): Promise<QualityPreview> {
    context.load.event.prime(event.id, event);
    return previewQuality(context, event, thresholds);
  }

  @Mutation(() => Event, {
    description:
      'Changes what an event sets aside; its photos are judged again, without reading them. What was sorted by hand stays. For owners and managers.',
  })
  setQualityThresholds(
    @Arg('input', () => SetQualityThresholdsInput) input: SetQualityThresholdsInput,
    @Ctx() context: CatalogContext,
  ): Promise<Event> {
    return setQualityThresholds(context, input);
  }
}

@Resolver(() => Photo)
export class PhotoQualityResolver {
  @FieldResolver(() => Float, {
    nullable: true,
    description:
      'How sharp it is, 0 to 100: its sharpest person, else the whole. What minSharpness is compared with. Members only.',
  })
  sharpnessScore(@Root() photo: Photo, @Ctx() context: CatalogContext): Promise<number | null> {
    return forInsiders(context, photo, () => photo.sharpnessScore);
  }

  @FieldResolver(() => Float, {
    nullable: true,
    description: 'Its mean luminance, 0 to 100. Members only.',
  })
  brightness(@Root() photo: Photo, @Ctx() context: CatalogContext): Promise<number | null> {
    const { exposureMean } = photo;
    return forInsiders(context, photo, () => (exposureMean === null ? null : 100 * exposureMean));
  }
}
