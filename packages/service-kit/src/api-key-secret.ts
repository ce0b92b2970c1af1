import { createHash, randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';

const BRAND = 'fr_live_';
const RANDOM_BYTES = 32;
/** What 256 bits and 32 bits need in base 62. */
const RANDOM_DIGITS = 43;
const CHECK_DIGITS = 6;
const SHAPE = new RegExp(`^${BRAND}[0-9A-Za-z]{${RANDOM_DIGITS + CHECK_DIGITS}}$`);
const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const VISIBLE = BRAND.length + 6;

/** `fr_live_`, 256 random bits in base 62 and a checksum, by which a scanner knows a real one. */
export function newApiKeySecret(): string {
  const random = BigInt(`0x${randomBytes(RANDOM_BYTES).toString('hex')}`);
  const body = BRAND + base62(random, RANDOM_DIGITS);
  return body + checkOf(body);
}

/** Whether a credential means to be an API key, whatever becomes of it. */
export function meansApiKey(credential: string): boolean {
  return credential.startsWith(BRAND);
}

/** Whether it is one that was typed or copied whole; only identity knows whether it exists. */
export function isApiKeySecret(credential: string): boolean {
  if (!SHAPE.test(credential)) return false;
  return checkOf(credential.slice(0, -CHECK_DIGITS)) === credential.slice(-CHECK_DIGITS);
}

/** How a key is kept and looked up: SHA-256, hex. 256 random bits need no slow hash. */
export function hashApiKeySecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** The part that lists show, so that its owner knows which one it is. */
export function visiblePrefix(secret: string): string {
  return secret.slice(0, VISIBLE);
}

function checkOf(body: string): string {
  return base62(BigInt(crc32(body)), CHECK_DIGITS);
}

function base62(value: bigint, digits: number): string {
  let text = '';
  for (let rest = value; rest > 0n; rest /= 62n) text = (DIGITS[Number(rest % 62n)] ?? '') + text;
  return text.padStart(digits, '0');
}
