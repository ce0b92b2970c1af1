export { createCatalogContext } from './context.ts';
export { BibLists } from './identification/bib-lists.ts';
export { migrate } from './migrate.ts';
export { startCatalogOrm } from './orm.ts';
export { EventChanges } from './progress/event-changes.ts';
export { ProgressFeed } from './progress/progress-feed.ts';
export { buildCatalogSchemas } from './schema.ts';
export { startCatalog } from './start.ts';
