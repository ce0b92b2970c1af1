import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * What the database must not know by itself: secrets of authenticators are sealed with AES-256-GCM
 * and recovery codes hashed with HMAC-SHA-256, under keys from the environment. Both are bound to
 * their account, so that a row moved to another one is worth nothing.
 */
export class SecondFactorKeys {
  private readonly sealing: Buffer;
  private readonly hashing: Buffer;

  constructor(secret: string) {
    const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', secret, '', purpose, 32));
    this.sealing = derive('seal');
    this.hashing = derive('recovery-code');
  }

  /** base64url of a random IV, the tag and the sealed text. */
  seal(accountId: string, text: string): string {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv(CIPHER, this.sealing, iv).setAAD(Buffer.from(accountId));
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url');
  }

  /** Throws for what was not sealed for this account with this key. */
  unseal(accountId: string, sealed: string): string {
    const bytes = Buffer.from(sealed, 'base64url');
    const [iv, tag] = [bytes.subarray(0, IV_BYTES), bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES)];
    const decipher = createDecipheriv(CIPHER, this.sealing, iv, { authTagLength: TAG_BYTES })
      .setAAD(Buffer.from(accountId))
      .setAuthTag(tag);
    const text = decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES));
    return Buffer.concat([text, decipher.final()]).toString('utf8');
  }

  hash(accountId: string, recoveryCode: string): string {
    return createHmac('sha256', this.hashing)
      .update(`${accountId}:${recoveryCode}`)
      .digest('base64url');
  }
}
