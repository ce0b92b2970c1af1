import type { StorageSettings } from './env.ts';
import { FileObjectStore } from './files/file-object-store.ts';
import type { ObjectStore } from './object-store.ts';
import { S3ObjectStore } from './s3/s3-object-store.ts';

/** The store that the environment names (`storageEnvSchema`). */
export function createObjectStore(env: { storage: StorageSettings }): ObjectStore {
  return env.storage.kind === 's3'
    ? new S3ObjectStore(env.storage)
    : new FileObjectStore(env.storage);
}
