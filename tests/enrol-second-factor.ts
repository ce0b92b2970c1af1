import { generateSync } from 'otplib';

const STEP_SECONDS = 30;

const BEGIN = `mutation BeginTotp {
  beginTotp { __typename ... on TotpEnrolment { secret } }
}`;
const CONFIRM = `mutation ConfirmTotp($code: String!) {
  confirmTotp(code: $code) { __typename ... on RecoveryCodes { codes } }
}`;

/**
 * Adds an authenticator through the public API, as somebody with an app does. Administrators have
 * their rights from the next access token of this session on. Takes the code of the step before, so
 * that the present one is left for signing in.
 */
export async function enrolSecondFactor(
  request: <T>(document: string, variables?: Record<string, unknown>) => Promise<T>,
): Promise<{ secret: string; recoveryCodes: string[] }> {
  const { beginTotp } = await request<{ beginTotp: { secret?: string } }>(BEGIN);
  const { secret } = beginTotp;
  if (!secret) throw new Error('a fresh sign-in may add an authenticator');
  const { confirmTotp } = await request<{ confirmTotp: { codes?: string[] } }>(CONFIRM, {
    code: codeAt(secret, -1),
  });
  if (!confirmTotp.codes) throw new Error('the code of an app is accepted');
  return { secret, recoveryCodes: confirmTotp.codes };
}

/** What an app shows now, or so many steps of 30 s from now. */
export function codeAt(secret: string, stepsFromNow = 0): string {
  const epoch = Math.floor(Date.now() / 1000) + stepsFromNow * STEP_SECONDS;
  return generateSync({ secret, epoch });
}
