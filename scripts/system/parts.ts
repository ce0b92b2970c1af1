import path from 'node:path';
import { roleUrl, type SchemaName } from '../database/schemas.ts';
import type { ProcessSpec } from './managed-process.ts';
import type { Ports } from './ports.ts';
import { ROOT } from './root.ts';
import { WITH_LOADER } from './run-script.ts';
import { SECRET_NAMES, type Secrets } from './secrets.ts';

/** Our own processes; PostgreSQL and Temporal stand beside them. */
export const NODE_PARTS = [
  'catalog',
  'identity',
  'commerce',
  'compliance',
  'gateway',
  'files',
  'mail',
  'worker-business',
  'worker-images',
  'worker-vision',
  'web',
] as const;
export type NodePart = (typeof NODE_PARTS)[number];
/** Those that run from their sources; the web runs from a build. */
export type SourcePart = Exclude<NodePart, 'web'>;
export type Part = NodePart | 'postgres' | 'temporal';
export const PARTS: readonly Part[] = ['postgres', 'temporal', ...NODE_PARTS];

/** Ends in this order, each group at once; the milliseconds are what a group may take of the time. */
export const STOP_ORDER: readonly { parts: readonly Part[]; limitMs: number }[] = [
  { parts: ['web', 'gateway'], limitMs: 1_500 },
  { parts: ['worker-business', 'worker-images', 'worker-vision'], limitMs: 4_000 },
  { parts: ['catalog', 'identity', 'commerce', 'compliance', 'files', 'mail'], limitMs: 1_500 },
  { parts: ['temporal'], limitMs: 2_000 },
  { parts: ['postgres'], limitMs: 3_000 },
];

export interface Addresses {
  web: string;
  gateway: string;
  graphql: string;
  graphqlWs: string;
  /** The store as browsers reach it. */
  files: string;
  catalog: string;
  identity: string;
  commerce: string;
  compliance: string;
  /** The mail server, with user and password when it wants them. */
  smtp: string;
  /** Where mails can be read that go nowhere; absent with a mail server that is not ours. */
  mailOutbox?: string;
  temporal: string;
  /** Absent with a Temporal that is not ours. */
  temporalUi?: string;
  /** PostgreSQL as its admin. */
  database: string;
}

export interface PartsContext {
  dataDir: string;
  ports: Ports;
  env: NodeJS.ProcessEnv;
  secrets: Secrets;
  addresses: Addresses;
}

const ENTRIES: Record<SourcePart, string> = {
  catalog: 'subgraphs/catalog/src/main.ts',
  identity: 'subgraphs/identity/src/main.ts',
  commerce: 'subgraphs/commerce/src/main.ts',
  compliance: 'subgraphs/compliance/src/main.ts',
  gateway: 'gateway/src/main.ts',
  files: 'packages/storage/src/file-server/main.ts',
  mail: 'scripts/mail-outbox/main.ts',
  'worker-business': 'workflows/src/workers/business.ts',
  'worker-images': 'workflows/src/workers/images.ts',
  'worker-vision': 'workflows/src/workers/vision.ts',
};
/** For the process that calls the cloud alone. */
const REKOGNITION_KEYS = ['REKOGNITION_ACCESS_KEY_ID', 'REKOGNITION_SECRET_ACCESS_KEY'];
/** A part that stands in for a real one refuses to start in production. */
const EMBEDDED = { NODE_ENV: 'development' };
const STOP_LIMIT_MS = 8_500;

export function usesS3(env: NodeJS.ProcessEnv): boolean {
  return Boolean(env['S3_BUCKET']);
}

/** How to run a part: its file, and an environment with no more secrets than it needs. */
export function nodePart(part: SourcePart, context: PartsContext): ProcessSpec {
  const entry = path.join(ROOT, ENTRIES[part]);
  return { ...processOf(part, context), entry, nodeOptions: WITH_LOADER };
}

/** How to run the web, whose server's file is `entry`. */
export function webPart(entry: string, context: PartsContext): ProcessSpec {
  return { ...processOf('web', context), entry };
}

function processOf(part: NodePart, context: PartsContext): Omit<ProcessSpec, 'entry'> {
  return {
    name: part,
    env: { ...settings(context.env), ...environmentOf(part, context) },
    logFile: logFile(context.dataDir, part),
    stopLimitMs: STOP_LIMIT_MS,
  };
}

export function logFile(dataDir: string, name: string): string {
  return path.join(dataDir, 'logs', `${name}.log`);
}

/** The caller's environment without what is meant for one process alone; servers listen here only. */
export function settings(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const secret = new Set<string>([
    ...SECRET_NAMES,
    ...REKOGNITION_KEYS,
    'DATABASE_URL',
    'SMTP_URL',
    'NODE_OPTIONS',
  ]);
  const kept = Object.entries(env).filter(([name]) => !secret.has(name) && !name.startsWith('S3_'));
  return { ...Object.fromEntries(kept), NODE_ENV: 'production', HOST: '127.0.0.1' };
}

function environmentOf(part: NodePart, context: PartsContext): Record<string, string> {
  const { ports, secrets, addresses } = context;
  const { SERVICE_TOKEN, VIEWER_PUBLIC_KEY, VIEWER_SIGNING_KEY } = secrets;
  const {
    ACCESS_SIGNING_KEY,
    ACCESS_PUBLIC_KEY,
    ADDRESS_SECRET,
    CAMERA_SALT,
    SECOND_FACTOR_SECRET,
    WEB_TOKEN,
  } = secrets;
  const urls = {
    CATALOG_URL: addresses.catalog,
    IDENTITY_URL: addresses.identity,
    COMMERCE_URL: addresses.commerce,
    COMPLIANCE_URL: addresses.compliance,
    PUBLIC_URL: addresses.web,
    TEMPORAL_ADDRESS: addresses.temporal,
  };
  const subgraph = { ...urls, SERVICE_TOKEN, VIEWER_PUBLIC_KEY };
  const worker = { ...urls, SERVICE_TOKEN };
  const database = (schema: SchemaName) => ({
    DATABASE_URL: roleUrl(addresses.database, secrets.DATABASE_ROLES_SECRET, schema, 'app'),
  });
  const port = (name: keyof Ports, variable: string) => ({ [variable]: String(ports[name]) });
  switch (part) {
    case 'catalog':
      return {
        ...subgraph,
        ...database(part),
        ...storeSettings(context),
        ...port(part, 'CATALOG_PORT'),
      };
    case 'identity':
      return {
        ...subgraph,
        ...database(part),
        ACCESS_SIGNING_KEY,
        ADDRESS_SECRET,
        SECOND_FACTOR_SECRET,
        ...port(part, 'IDENTITY_PORT'),
      };
    case 'commerce':
      return { ...subgraph, ...database(part), ...port(part, 'COMMERCE_PORT') };
    case 'compliance':
      return { ...subgraph, ...database(part), ...port(part, 'COMPLIANCE_PORT') };
    case 'gateway':
      return {
        ...urls,
        ...database(part),
        SERVICE_TOKEN,
        VIEWER_SIGNING_KEY,
        ACCESS_PUBLIC_KEY,
        WEB_TOKEN,
        ...port(part, 'GATEWAY_PORT'),
      };
    case 'files':
      return {
        ...storeSettings(context),
        ...EMBEDDED,
        PUBLIC_URL: addresses.web,
        ...port(part, 'FILES_PORT'),
      };
    case 'mail':
      return {
        ...EMBEDDED,
        ...port('mailOutbox', 'MAIL_OUTBOX_PORT'),
        ...port('mailSmtp', 'MAIL_SMTP_PORT'),
      };
    case 'worker-business':
      return { ...worker, SMTP_URL: addresses.smtp, MAIL_FROM: mailFrom(context) };
    case 'worker-images':
      return { ...worker, ...storeSettings(context), CAMERA_SALT };
    case 'worker-vision':
      return { ...worker, ...storeSettings(context), ...rekognitionKeys(context.env) };
    case 'web':
      return {
        PORT: String(ports.web),
        WEB_TOKEN,
        GRAPHQL_INTERNAL_URL: `http://127.0.0.1:${ports.gateway}/graphql`,
        NUXT_PUBLIC_GRAPHQL_WS_URL: addresses.graphqlWs,
        NUXT_PUBLIC_FILES_URL: addresses.files,
        NUXT_PUBLIC_I18N_BASE_URL: addresses.web,
      };
  }
}

function mailFrom({ env, addresses }: PartsContext): string {
  return env['MAIL_FROM'] || `Focus Racer <no-reply@${new URL(addresses.web).hostname}>`;
}

function rekognitionKeys(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    REKOGNITION_KEYS.flatMap((name) => (env[name] ? [[name, env[name]]] : [])),
  );
}

/** What a process that stores objects reads. */
export function storeSettings({
  env,
  dataDir,
  secrets,
  addresses,
}: PartsContext): Record<string, string> {
  if (usesS3(env)) {
    const given = Object.entries(env).filter(([name]) => name.startsWith('S3_'));
    return { ...(Object.fromEntries(given) as Record<string, string>), PUBLIC_URL: addresses.web };
  }
  return {
    STORE_DIR: path.join(dataDir, 'files'),
    STORE_SECRET: secrets.STORE_SECRET,
    FILES_URL: addresses.files,
    PUBLIC_URL: addresses.web,
  };
}
