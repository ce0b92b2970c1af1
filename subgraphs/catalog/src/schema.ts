import { buildInternalSchema, buildPublicSchema } from '@focus-racer/service-kit';
import { CrewMemberResolver, EventCrewResolver } from './crew/crew.resolver.ts';
import { DrawingInternalResolver } from './drawing/drawing.internal.resolver.ts';
import { DrawingResolver } from './drawing/drawing.resolver.ts';
import { EventResolver } from './event/event.resolver.ts';
import { findVisibleEvent } from './event/find-event.ts';
import {
  IdentificationResolver,
  UncertainReadsResolver,
} from './identification/identification.resolver.ts';
import { InternalResolver } from './internal/internal.resolver.ts';
import { findVisiblePhoto } from './photo/find-photo.ts';
import { LogoResolver } from './logo/logo.resolver.ts';
import { LookInternalResolver } from './look/look.internal.resolver.ts';
import { EventLookResolver, LookPreviewResolver, WatermarkResolver } from './look/look.resolver.ts';
import { RerenderInternalResolver } from './look/rerender.internal.resolver.ts';
import { PhotoResolver } from './photo/photo.resolver.ts';
import { LiveResolver } from './progress/live.resolver.ts';
import { RetouchResolver } from './retouch/retouch.resolver.ts';
import { EventQualityResolver, PhotoQualityResolver } from './quality/quality.resolver.ts';
import { RejudgeInternalResolver } from './quality/rejudge.internal.resolver.ts';
import { BibSearchResolver, EventSearchResolver } from './search/bib-search.resolver.ts';
import { TakedownInternalResolver } from './takedown/takedown.internal.resolver.ts';
import { StartListResolver } from './start-list/start-list.resolver.ts';
import { StartListEntryResolver } from './start-list/start-list-entry.resolver.ts';
import { UploadResolver } from './upload/upload.resolver.ts';
import { PhotoSearchResolver } from './search/photo-search.resolver.ts';
import type { CatalogContext } from './context.ts';

interface Reference {
  id: string;
}

/** The catalog's part of the public API, and its internal operations. */
export async function buildCatalogSchemas() {
  const publicSchema = await buildPublicSchema({
    resolvers: [
      EventResolver,
      EventCrewResolver,
      CrewMemberResolver,
      PhotoResolver,
      DrawingResolver,
      RetouchResolver,
      IdentificationResolver,
      UncertainReadsResolver,
      StartListEntryResolver,
      StartListResolver,
      EventSearchResolver,
      BibSearchResolver,
      UploadResolver,
      LiveResolver,
      LogoResolver,
      EventLookResolver,
      LookPreviewResolver,
      PhotoSearchResolver,
      EventQualityResolver,
      PhotoQualityResolver,
      WatermarkResolver,
    ],
    references: {
      Event: ({ id }: Reference, context: CatalogContext) => findVisibleEvent(context, id),
      Photo: ({ id }: Reference, context: CatalogContext) => findVisiblePhoto(context, id),
    },
  });
  const internalSchema = await buildInternalSchema([
    InternalResolver,
    RerenderInternalResolver,
    LookInternalResolver,
    DrawingInternalResolver,
    RejudgeInternalResolver,
    TakedownInternalResolver,
  ]);
  return { publicSchema, internalSchema };
}
