import { generateSecret, generateURI, verifySync } from 'otplib';

const ISSUER = 'Focus Racer';
const STEP_SECONDS = 30;
const CODE = /^\d{6}$/;
/** Before every time step there is. */
export const NO_STEP = 0;

/** RFC 6238 as every authenticator app knows it: 160 random bits, SHA-1, six digits, 30 s. */
export function newTotpSecret(): string {
  return generateSecret();
}

export function totpUri(secret: string, label: string): string {
  return generateURI({ issuer: ISSUER, label, secret });
}

/**
 * The time step that a code belongs to, when it is the present one or a neighbour and comes after
 * `lastStep`; else null.
 */
export function totpStep(secret: string, code: string, lastStep: number, now: Date): number | null {
  const token = code.replace(/\s/g, '');
  if (!CODE.test(token)) return null;
  const verified = verifySync({
    secret,
    token,
    epoch: Math.floor(now.getTime() / 1000),
    epochTolerance: STEP_SECONDS,
    afterTimeStep: lastStep,
  });
  return verified.valid && 'timeStep' in verified ? verified.timeStep : null;
}
