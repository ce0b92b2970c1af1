import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * Knows addresses again without keeping them, and signs what leaves identity to come back: both by
 * HMAC-SHA-256 under keys derived from one secret, one a purpose.
 */
export class AddressKeys {
  private readonly secret: string;

  constructor(secret: string) {
    this.secret = secret;
  }

  /** 256 bits in base64url; the same for an address however it is written in upper or lower case. */
  hash(purpose: string, address: string): string {
    return this.mac(`hash:${purpose}`, address.trim().toLowerCase());
  }

  /** The text with its signature, in characters that fit an address. */
  sign(purpose: string, text: string): string {
    return `${text}.${this.mac(`sign:${purpose}`, text)}`;
  }

  /** The text that `sign` was given, or null. */
  verify(purpose: string, signed: string): string | null {
    const text = signed.slice(0, Math.max(0, signed.lastIndexOf('.')));
    const expected = Buffer.from(this.sign(purpose, text));
    const given = Buffer.from(signed);
    const intact = expected.length === given.length && timingSafeEqual(expected, given);
    return intact ? text : null;
  }

  private mac(purpose: string, text: string): string {
    const key = createHmac('sha256', this.secret).update(purpose).digest();
    return createHmac('sha256', key).update(text).digest('base64url');
  }
}
