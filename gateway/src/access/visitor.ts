import type { IncomingHttpHeaders } from 'node:http';
import { readVisitorMark, VISITOR_COOKIE } from '@focus-racer/contracts/visitor-mark';
import { readCookies } from './read-cookies.ts';

/** The visitor whose cookie the web has signed, or null. */
export function visitorOf(headers: IncomingHttpHeaders, webToken: string): string | null {
  return readVisitorMark(readCookies(headers.cookie).get(VISITOR_COOKIE), webToken, Date.now());
}
