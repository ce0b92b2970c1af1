import type { AddressKeys } from '../address/address-keys.ts';

/** What failures with an address are counted by, whether it has an account or not. */
export function accountKey(keys: AddressKeys, email: string): string {
  return `account:${keys.hash('signIn', email)}`;
}

/** The same, on one device that has signed in there before. */
export function deviceKey(keys: AddressKeys, email: string, mark: string): string {
  return `device:${keys.hash('signIn', `${email.trim()} ${mark}`)}`;
}
