export { type CommerceContext, commerceContext } from './context.ts';
export { type CommerceEnv, commerceEnvSchema } from './env.ts';
export { migrate } from './migrate.ts';
export { startCommerceOrm } from './orm.ts';
export { buildCommerceSchemas } from './schema.ts';
export { startCommerce } from './start.ts';
