import type { Asker } from '@focus-racer/contracts';
import { RecentMap } from '../recent-map.ts';

type Sign = (asker: Asker) => Promise<string>;

/** Short enough that a signature of a minute outlives its further use, see gateway-context.ts. */
const REMEMBERED_MS = 15_000;
const MAX_REMEMBERED = 5_000;

/** Signs who asks once for all that they ask within moments. */
export function rememberSignatures(sign: Sign): Sign {
  const signed = new RecentMap<{ token: Promise<string>; until: number }>(MAX_REMEMBERED);
  return (asker) => {
    const key = JSON.stringify(asker);
    const known = signed.get(key);
    if (known && known.until > Date.now()) return known.token;
    const token = sign(asker);
    signed.set(key, { token, until: Date.now() + REMEMBERED_MS });
    return token;
  };
}
