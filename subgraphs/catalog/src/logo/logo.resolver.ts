import { logoKey } from '@focus-racer/contracts';
import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { CatalogContext } from '../context.ts';
import { EventLogo } from './event-logo.entity.ts';
import { getManagedLogo } from './find-logo.ts';
import { RequestLogoUploadInput } from './logo.inputs.ts';
import { RequestLogoUploadPayload } from './logo.results.ts';
import { completeLogoUpload, requestLogoUpload } from './upload-logo.ts';

const ADDRESS_SECONDS = 3600;
const ADDRESS_WINDOW_SECONDS = 900;

@Resolver(() => EventLogo)
export class LogoResolver {
  @Query(() => EventLogo, { nullable: true, description: 'For who manages its event.' })
  eventLogo(@Arg('id', () => ID) id: string, @Ctx() context: CatalogContext): Promise<EventLogo> {
    return getManagedLogo(context, id).then(({ logo }) => logo);
  }

  @Mutation(() => RequestLogoUploadPayload, {
    description: 'Announces a logo for the watermark, PNG or SVG. For who manages the event.',
  })
  requestLogoUpload(
    @Arg('input', () => RequestLogoUploadInput) input: RequestLogoUploadInput,
    @Ctx() context: CatalogContext,
  ): Promise<RequestLogoUploadPayload> {
    return requestLogoUpload(context, input);
  }

  @Mutation(() => EventLogo, {
    description:
      'The file was sent: it is turned into a PNG within seconds; ask eventLogo. CONFLICT while it is not there.',
  })
  completeLogoUpload(
    @Arg('logoId', () => ID) logoId: string,
    @Ctx() context: CatalogContext,
  ): Promise<EventLogo> {
    return completeLogoUpload(context, logoId);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The prepared PNG, for about an hour; null unless READY.',
  })
  url(@Root() logo: EventLogo, @Ctx() { store }: CatalogContext): Promise<string> | null {
    if (logo.state !== 'READY') return null;
    return store.signGet(logoKey({ eventId: logo.eventId, logoId: logo.id }), {
      expiresInSeconds: ADDRESS_SECONDS,
      quantiseSeconds: ADDRESS_WINDOW_SECONDS,
    });
  }
}
