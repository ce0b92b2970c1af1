import { readEnv } from '@focus-racer/service-kit';
import { createObjectStore, storageEnvSchema } from '@focus-racer/storage';

await createObjectStore(readEnv(storageEnvSchema)).prepare();
console.log('the bucket, its CORS and its public prefix are in place');
