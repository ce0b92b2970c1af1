export { migrate } from './migrate.ts';
export { buildCatalogSchemas } from './schema.ts';
export { startCatalog } from './start.ts';
