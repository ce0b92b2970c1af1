import { z } from 'zod';

export type StorageSettings = FileStorageSettings | S3StorageSettings;

export interface FileStorageSettings {
  kind: 'files';
  directory: string;
  secret: string;
  /** Where browsers reach the file server, without a slash at the end. */
  url: string;
}

export interface S3StorageSettings {
  kind: 's3';
  /** Absent: Amazon's own for the region. */
  endpoint?: string;
  /** Where browsers reach the same endpoint; absent when they use `endpoint` too. */
  publicEndpoint?: string;
  region: string;
  bucket: string;
  /** Absent: what the SDK finds, as an instance's role. */
  credentials?: { accessKeyId: string; secretAccessKey: string };
  /** The web's origin, whose pages may upload. */
  webOrigin: string;
}

const httpUrl = z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, ''));

/** 256 bits in hex are 64 characters. */
export const storeSecretSchema = z.string().min(32, 'must have at least 32 characters');

const variables = z.object({
  /** Folder of the objects; the file server and every process that stores share it. */
  STORE_DIR: z.string().optional(),
  /** Signs addresses of the file server. */
  STORE_SECRET: storeSecretSchema.optional(),
  /** The file server as browsers reach it. */
  FILES_URL: httpUrl.default('http://localhost:4010'),
  /** A bucket's name chooses S3 instead of files. */
  S3_BUCKET: z.string().optional(),
  /** For stores that are not Amazon's. */
  S3_ENDPOINT: httpUrl.optional(),
  /** The endpoint as browsers reach it, when that differs (a container's name inside, a host outside). */
  S3_PUBLIC_URL: httpUrl.optional(),
  S3_REGION: z.string().default('us-east-1'),
  /** Both or neither: without them the SDK finds an instance's role. */
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
  /** The web's address; its origin may upload to the bucket. */
  PUBLIC_URL: httpUrl.default('http://localhost:3000'),
});

/**
 * The storage part of a process's environment, for `z.object({…}).and(storageEnvSchema)`: all
 * settings end up under `storage`, checked together.
 */
export const storageEnvSchema = variables.transform((env, context) => {
  const missing = (name: keyof z.infer<typeof variables>, why: string): void =>
    context.addIssue({ code: 'custom', path: [name], message: why });

  if (env.S3_BUCKET !== undefined) {
    if (Boolean(env.S3_ACCESS_KEY_ID) !== Boolean(env.S3_SECRET_ACCESS_KEY)) {
      missing(
        env.S3_ACCESS_KEY_ID ? 'S3_SECRET_ACCESS_KEY' : 'S3_ACCESS_KEY_ID',
        'S3 keys come in pairs',
      );
    }
    return { storage: s3Settings(env, env.S3_BUCKET) };
  }
  if (env.S3_ENDPOINT !== undefined) missing('S3_BUCKET', 'S3_ENDPOINT needs a bucket');
  if (env.STORE_DIR === undefined) missing('STORE_DIR', 'needed unless S3_BUCKET is set');
  if (env.STORE_SECRET === undefined) missing('STORE_SECRET', 'needed unless S3_BUCKET is set');
  if (env.STORE_DIR === undefined || env.STORE_SECRET === undefined) return z.NEVER;
  const storage: StorageSettings = {
    kind: 'files',
    directory: env.STORE_DIR,
    secret: env.STORE_SECRET,
    url: env.FILES_URL,
  };
  return { storage };
});

function s3Settings(env: z.infer<typeof variables>, bucket: string): StorageSettings {
  const { S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = env;
  return {
    kind: 's3',
    bucket,
    region: env.S3_REGION,
    webOrigin: new URL(env.PUBLIC_URL).origin,
    ...(env.S3_ENDPOINT && { endpoint: env.S3_ENDPOINT }),
    ...(env.S3_PUBLIC_URL && { publicEndpoint: env.S3_PUBLIC_URL }),
    ...(accessKeyId && secretAccessKey && { credentials: { accessKeyId, secretAccessKey } }),
  };
}
