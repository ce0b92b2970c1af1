import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startCatalog } from '@focus-racer/catalog';
import { startCommerce } from '@focus-racer/commerce';
import { startCompliance } from '@focus-racer/compliance';
import { type GatewayEnv, startGateway, migrate as migrateGateway } from '@focus-racer/gateway';
import { startIdentity } from '@focus-racer/identity';
import { createInternalClient, createLogger, type InternalClient } from '@focus-racer/service-kit';
import { createObjectStore, type ObjectStore } from '@focus-racer/storage';
import { createSharedTestDatabase } from '../database.ts';
import { startTemporalStandIn } from './temporal-stand-in.ts';

export const SERVICE_TOKEN = 'the-service-token-of-whole-graph-tests';
export const WEB_TOKEN = 'the-token-of-the-web-of-whole-graph-tests';
export const PUBLIC_URL = 'http://web.example';

const HOST = '127.0.0.1';
const SUBGRAPHS = ['catalog', 'identity', 'commerce', 'compliance'] as const;
export type SubgraphName = (typeof SUBGRAPHS)[number];

/** A process of the system, living in this one. It comes back on the port it had. */
export interface Part {
  url: string;
  start(): Promise<void>;
  stop(): Promise<void>;
}

export interface WholeGraph {
  /** The public door. */
  url: string;
  gateway: Part;
  /** Another door to the same rooms, with the same database; to be stopped before the rest. */
  openGateway(): Promise<Part>;
  /** By which such a door is opened in another process. */
  gatewayEnv: GatewayEnv;
  subgraphs: Record<SubgraphName, Part>;
  internal: InternalClient;
  store: ObjectStore;
  adminUrl: string;
  /** Signs access tokens as identity does. */
  accessSigningKey: Record<string, unknown>;
  stop(): Promise<void>;
}

async function startPart(
  start: (port: number) => Promise<{ port: number; stop(): Promise<void> }>,
): Promise<Part> {
  let running: { port: number; stop(): Promise<void> } | null = await start(0);
  const { port } = running;
  return {
    url: `http://${HOST}:${port}`,
    async start() {
      running ??= await start(port);
    },
    async stop() {
      await running?.stop();
      running = null;
    },
  };
}

/** The four real subgraphs behind the real gateway, with real PostgreSQL and bus, on free ports. */
export async function startWholeGraph({
  rateLimitScale = 1_000,
}: { rateLimitScale?: number } = {}): Promise<WholeGraph> {
  const database = await createSharedTestDatabase();
  const temporal = await startTemporalStandIn();
  await migrateGateway(asGatewayOwner(database.adminUrl));
  const folder = await mkdtemp(path.join(tmpdir(), 'focus-racer-graph-'));
  const viewer = newKeys();
  const access = newKeys();
  const logger = createLogger('graph', 'silent');
  const storage = {
    kind: 'files' as const,
    directory: folder,
    secret: 'the-store-secret-of-whole-graph-tests',
    url: 'http://files.example',
  };
  const store = createObjectStore({ storage });
  await store.prepare();

  const common = { HOST, NODE_ENV: 'test' as const, LOG_LEVEL: 'silent' as const, SERVICE_TOKEN };
  const envOf = (subgraph: SubgraphName) => ({
    ...common,
    DATABASE_URL: database.appUrls[subgraph],
    TEMPORAL_ADDRESS: temporal.address,
    TEMPORAL_NAMESPACE: 'default',
    VIEWER_PUBLIC_KEY: viewer.publicKey,
  });
  // Those below it tell it what happened, and it asks them: its address is known before it starts.
  const COMPLIANCE_PORT = await findFreePort();
  const COMPLIANCE_URL = `http://${HOST}:${COMPLIANCE_PORT}`;
  const commerce = await startPart((COMMERCE_PORT) =>
    startCommerce(
      {
        ...envOf('commerce'),
        COMPLIANCE_URL,
        COMMERCE_PORT,
        WELCOME_CREDITS: 100,
        VISION_ENGINE: 'embedded',
        REKOGNITION_CENTS_PER_THOUSAND_PHOTOS: 300,
      },
      logger,
    ),
  );
  const identity = await startPart((IDENTITY_PORT) =>
    startIdentity(
      {
        ...envOf('identity'),
        COMPLIANCE_URL,
        IDENTITY_PORT,
        PUBLIC_URL,
        ACCESS_SIGNING_KEY: access.privateKey,
        ADDRESS_SECRET: 'the-address-secret-of-whole-graph-tests',
        SECOND_FACTOR_SECRET: 'the-second-factor-secret-of-whole-graph-tests',
      },
      logger,
    ),
  );
  const catalog = await startPart((CATALOG_PORT) =>
    startCatalog(
      { ...envOf('catalog'), IDENTITY_URL: identity.url, COMPLIANCE_URL, CATALOG_PORT, storage },
      store,
      logger,
    ),
  );
  const compliance = await startPart(() =>
    startCompliance(
      {
        ...envOf('compliance'),
        COMPLIANCE_PORT,
        CATALOG_URL: catalog.url,
        IDENTITY_URL: identity.url,
        PUBLIC_URL,
      },
      logger,
    ),
  );
  const subgraphs = { catalog, identity, commerce, compliance };
  const gatewayEnv: GatewayEnv = {
    ...common,
    GATEWAY_PORT: 0,
    DATABASE_URL: database.appUrls.gateway,
    CATALOG_URL: catalog.url,
    IDENTITY_URL: identity.url,
    COMMERCE_URL: commerce.url,
    COMPLIANCE_URL,
    VIEWER_SIGNING_KEY: viewer.privateKey,
    ACCESS_PUBLIC_KEY: access.publicKey,
    PUBLIC_URL,
    GRAPHQL_INTROSPECTION: true,
    TRUSTED_PROXIES: 0,
    WEB_TOKEN,
    RATE_LIMIT_SCALE: rateLimitScale,
  };
  const openGateway = (GATEWAY_PORT: number) =>
    startGateway({ ...gatewayEnv, GATEWAY_PORT }, logger);
  const gateway = await startPart(openGateway);
  const urls = Object.fromEntries(SUBGRAPHS.map((name) => [name, subgraphs[name].url]));

  return {
    url: `${gateway.url}/graphql`,
    gateway,
    gatewayEnv,
    openGateway: () => startPart(openGateway),
    subgraphs,
    internal: createInternalClient(urls, SERVICE_TOKEN),
    store,
    adminUrl: database.adminUrl,
    accessSigningKey: access.privateKey,
    async stop() {
      await gateway.stop();
      await Promise.all(SUBGRAPHS.map((name) => subgraphs[name].stop()));
      temporal.stop();
      await database.drop();
      await rm(folder, { recursive: true });
    },
  };
}

async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, HOST, resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return port;
}

/** The admin acting as the gateway's owner, whom the default privileges for its app role follow. */
function asGatewayOwner(adminUrl: string): string {
  const url = new URL(adminUrl);
  url.searchParams.set('options', '-c role=gateway_owner');
  return url.href;
}

function newKeys() {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return {
    privateKey: { ...privateKey.export({ format: 'jwk' }) },
    publicKey: { ...publicKey.export({ format: 'jwk' }) },
  };
}
