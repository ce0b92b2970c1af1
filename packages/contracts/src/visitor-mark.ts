import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** Tells visitors of one address apart, for limits alone; gone after a day. */
export const VISITOR_COOKIE = 'fr_visitor';
export const VISITOR_SECONDS = 86_400;
/** By which the gateway knows that the web's server asks, and for whom: its WEB_TOKEN. */
export const WEB_HEADER = 'x-focus-web';

const ID_BYTES = 12;

/** A new visitor's cookie: a random id and when it was given, signed. */
export function issueVisitorMark(secret: string, nowMs: number): string {
  const id = randomBytes(ID_BYTES).toString('base64url');
  const mark = `${id}.${Math.floor(nowMs / 1000).toString(36)}`;
  return `${mark}.${signatureOf(mark, secret)}`;
}

/** The visitor's id; null for a cookie that we did not sign within the last day. */
export function readVisitorMark(
  cookie: string | undefined,
  secret: string,
  nowMs: number,
): string | null {
  const [id = '', issued = '', signature = ''] = (cookie ?? '').split('.');
  const wanted = Buffer.from(signatureOf(`${id}.${issued}`, secret));
  const given = Buffer.from(signature);
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return null;
  const ageSeconds = nowMs / 1000 - Number.parseInt(issued, 36);
  return ageSeconds <= VISITOR_SECONDS ? id : null;
}

function signatureOf(mark: string, secret: string): string {
  return createHmac('sha256', secret).update(`visitor ${mark}`).digest('base64url');
}
