export { type IdentityContext, identityContext, type IdentityParts } from './context.ts';
export { type IdentityEnv, identityEnvSchema } from './env.ts';
export { migrate } from './migrate.ts';
export { startIdentityOrm } from './orm.ts';
export { PasswordHasher } from './account/password-hasher.ts';
export { buildIdentitySchemas } from './schema.ts';
export { createAccessSigner } from './session/access-token.ts';
export { startIdentity } from './start.ts';
