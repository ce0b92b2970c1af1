import type { InternalClient, RequestContext } from '@focus-racer/service-kit';
import type { ObjectStore } from '@focus-racer/storage';
import type { BibLists } from './identification/bib-lists.ts';
import { createLoaders, type Loaders } from './loaders.ts';
import type { EventChanges } from './progress/event-changes.ts';
import type { ProgressFeed } from './progress/progress-feed.ts';

/** What lives as long as the process. */
export interface CatalogParts {
  store: ObjectStore;
  changes: EventChanges;
  progressFeed: ProgressFeed;
  bibLists: BibLists;
  /** Asks identity, which keeps invitations. */
  internal: Pick<InternalClient, 'ask'>;
}

export interface CatalogContext extends RequestContext, CatalogParts {
  load: Loaders;
  /** Forgets what was loaded: a subscription answers many times within one context. */
  renew(): void;
}

export function createCatalogContext(base: RequestContext, parts: CatalogParts): CatalogContext {
  const context: CatalogContext = {
    ...base,
    ...parts,
    load: createLoaders(base.em),
    renew() {
      context.em = context.em.fork();
      context.load = createLoaders(context.em);
    },
  };
  return context;
}
