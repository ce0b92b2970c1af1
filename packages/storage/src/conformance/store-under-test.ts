import type { ObjectStore } from '../object-store.ts';

export const WEB_ORIGIN = 'http://localhost:3999';

export interface StoreUnderTest {
  /** A store over the same objects whose clock stands at this time. */
  at(now: Date): ObjectStore;
  stop(): Promise<void>;
}

export interface KnownDefects {
  /** The server behind the store publishes the half of a body that was cut. */
  keepsCutUploads?: boolean;
}
