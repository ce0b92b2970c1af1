import { PUBLIC_MAX_AGE_SECONDS, PUBLIC_PREFIX } from '@focus-racer/contracts';

export class InvalidKeyError extends Error {
  override name = 'InvalidKeyError';
}

// Lower case only, because some file systems cannot tell cases apart; no segment starts with a dot.
const SEGMENT = '[a-z0-9][a-z0-9._-]{0,127}';
const KEY = new RegExp(`^${SEGMENT}(?:/${SEGMENT})+$`);
const PREFIX = new RegExp(`^(?:${SEGMENT}/)+$`);
const MAX_KEY_LENGTH = 512;

export function isObjectKey(text: string): boolean {
  return text.length <= MAX_KEY_LENGTH && KEY.test(text);
}

export function checkKey(key: string): void {
  if (!isObjectKey(key)) throw new InvalidKeyError(`not an object key: ${JSON.stringify(key)}`);
}

/** Whole folders only, so that `p/1` never takes `p/10` with it. */
export function checkPrefix(prefix: string): void {
  if (prefix.length > MAX_KEY_LENGTH || !PREFIX.test(prefix)) {
    throw new InvalidKeyError(`not a folder of keys: ${JSON.stringify(prefix)}`);
  }
}

export function isPublicKey(key: string): boolean {
  return key.startsWith(PUBLIC_PREFIX);
}

export function checkPublicKey(key: string): void {
  checkKey(key);
  if (!isPublicKey(key)) throw new InvalidKeyError(`${key} is private: sign its address`);
}

export function cacheControlOf(key: string): string | undefined {
  return isPublicKey(key) ? `public, max-age=${PUBLIC_MAX_AGE_SECONDS}` : undefined;
}
