import type { EventLook } from '@focus-racer/contracts';
import type { ObjectStore } from '@focus-racer/storage';
import type { Logo } from '../imaging/logo-stamp.ts';

/** A batch paints the logo of one event over thousands of photos. */
const MAX_KEPT_LOGOS = 8;
const kept = new Map<string, Promise<Logo>>();

/** The logo of a look; what stands under its key never changes. */
export function readLogo(store: ObjectStore, { watermark }: EventLook): Promise<Logo | null> {
  const key = watermark.logoKey;
  if (key === null) return Promise.resolve(null);
  const logo = kept.get(key) ?? store.read(key).then((png) => ({ key, png }));
  kept.delete(key);
  kept.set(key, logo);
  for (const oldest of kept.keys()) {
    if (kept.size <= MAX_KEPT_LOGOS) break;
    kept.delete(oldest);
  }
  logo.catch(() => kept.delete(key));
  return logo;
}
