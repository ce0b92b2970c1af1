import {
  type AuthenticationResponseJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { z } from 'zod';
import type { RelyingParty } from './relying-party.ts';

const base64url = z.string().regex(/^[\w-]+$/);
const transports = z.array(z.string().max(32)).max(8).optional();

/** What browsers send, no larger than any authenticator makes it. */
const registrationSchema = z.object({
  id: base64url.max(1_400),
  rawId: base64url.max(1_400),
  type: z.literal('public-key'),
  clientExtensionResults: z.record(z.string(), z.unknown()),
  authenticatorAttachment: z.enum(['platform', 'cross-platform']).nullish(),
  response: z.object({
    clientDataJSON: base64url.max(4_000),
    attestationObject: base64url.max(40_000),
    transports,
  }),
});
const authenticationSchema = z.object({
  id: base64url.max(1_400),
  rawId: base64url.max(1_400),
  type: z.literal('public-key'),
  clientExtensionResults: z.record(z.string(), z.unknown()),
  authenticatorAttachment: z.enum(['platform', 'cross-platform']).nullish(),
  response: z.object({
    clientDataJSON: base64url.max(4_000),
    authenticatorData: base64url.max(4_000),
    signature: base64url.max(4_000),
    userHandle: base64url.max(200).nullish(),
  }),
});

/** null for what is no answer of a browser. */
export function readRegistration(response: unknown): RegistrationResponseJSON | null {
  const read = registrationSchema.safeParse(response);
  return read.success ? (read.data as RegistrationResponseJSON) : null;
}

export function readAuthentication(response: unknown): AuthenticationResponseJSON | null {
  const read = authenticationSchema.safeParse(response);
  return read.success ? (read.data as AuthenticationResponseJSON) : null;
}

/** The new credential when the browser signed what it was asked to, for us; else null. */
export async function verifyRegistration(
  response: RegistrationResponseJSON,
  challenge: (signed: string) => Promise<boolean>,
  party: RelyingParty,
) {
  const verified = await verifyRegistrationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: party.origin,
    expectedRPID: party.id,
    requireUserVerification: true,
  }).catch(() => null);
  return verified?.verified ? verified.registrationInfo.credential : null;
}

/**
 * The counter after this use, when the passkey's owner was verified by its device and signed what
 * was asked, for us. A counter that does not rise is a copy's: null.
 */
export async function verifyAuthentication(
  response: AuthenticationResponseJSON,
  challenge: (signed: string) => Promise<boolean>,
  party: RelyingParty,
  passkey: { credentialId: string; publicKey: Uint8Array; counter: number },
): Promise<number | null> {
  const verified = await verifyAuthenticationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: party.origin,
    expectedRPID: party.id,
    requireUserVerification: true,
    credential: {
      id: passkey.credentialId,
      publicKey: new Uint8Array(passkey.publicKey),
      counter: passkey.counter,
    },
  }).catch(() => null);
  return verified?.verified ? verified.authenticationInfo.newCounter : null;
}
