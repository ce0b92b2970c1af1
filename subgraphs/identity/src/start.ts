import { availableParallelism } from 'node:os';
import {
  connectBus,
  createInternalClient,
  createTemporalClient,
  createViewerVerifier,
  type Logger,
  serveSubgraph,
  SessionCookies,
  startOutboxRelay,
} from '@focus-racer/service-kit';
import { PasswordHasher } from './account/password-hasher.ts';
import { AddressKeys } from './address/address-keys.ts';
import { identityContext } from './context.ts';
import type { IdentityEnv } from './env.ts';
import { startIdentityOrm } from './orm.ts';
import { buildIdentitySchemas } from './schema.ts';
import { relyingParty } from './passkey/relying-party.ts';
import { SecondFactorKeys } from './second-factor/second-factor-keys.ts';
import { createAccessSigner } from './session/access-token.ts';

/** Half of the machine hashes at most, so that the rest of it goes on; who waits, waits seconds. */
const PASSWORD_LIMITS = {
  concurrency: Math.max(1, Math.floor(availableParallelism() / 2)),
  maxWaiting: 100,
};

export async function startIdentity(env: IdentityEnv, logger: Logger) {
  const { publicSchema, internalSchema } = await buildIdentitySchemas();
  const orm = await startIdentityOrm(env.DATABASE_URL);
  const bus = await connectBus(env.DATABASE_URL, logger);
  const temporal = createTemporalClient({
    address: env.TEMPORAL_ADDRESS,
    namespace: env.TEMPORAL_NAMESPACE,
  });
  const internal = createInternalClient({ compliance: env.COMPLIANCE_URL }, env.SERVICE_TOKEN);
  const relay = startOutboxRelay({ orm, workflows: temporal, internal, logger });
  const server = await serveSubgraph({
    host: env.HOST,
    port: env.IDENTITY_PORT,
    orm,
    logger,
    verifyViewer: await createViewerVerifier(env.VIEWER_PUBLIC_KEY),
    serviceToken: env.SERVICE_TOKEN,
    publicSchema: publicSchema.schema,
    internalSchema,
    createContext: identityContext({
      passwords: new PasswordHasher(PASSWORD_LIMITS),
      signAccess: await createAccessSigner(env.ACCESS_SIGNING_KEY),
      bus,
      cookies: new SessionCookies(env.PUBLIC_URL),
      publicUrl: env.PUBLIC_URL,
      relyingParty: relyingParty(env.PUBLIC_URL),
      secondFactorKeys: new SecondFactorKeys(env.SECOND_FACTOR_SECRET),
      addressKeys: new AddressKeys(env.ADDRESS_SECRET),
    }),
  });
  return {
    port: server.port,
    async stop() {
      await server.stop();
      await relay.stop();
      await bus.close();
      await temporal.close();
      await orm.close(true);
    },
  };
}
