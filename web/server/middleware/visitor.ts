import { forwardedAddress } from '@focus-racer/contracts';
import {
  issueVisitorMark,
  readVisitorMark,
  VISITOR_COOKIE,
  VISITOR_SECONDS,
  WEB_HEADER,
} from '@focus-racer/contracts/visitor-mark';
import { API_AWAY } from '../api-away.ts';
import { env } from '../env.ts';

declare module 'h3' {
  interface H3EventContext {
    /** Proves to the API that it is the web that asks, and says for whom. */
    apiHeaders: Record<string, string>;
    /** Asks the API for whom the page is rendered. */
    askApi: (init: RequestInit & { headers: Headers }) => Promise<Response>;
  }
}

const PAGE = /^\/(?!_|api\/|graphql$|health$)[^.]*$/;

/** Who reads a page is marked before it is rendered, so that the API tells its readers apart. */
export default defineEventHandler((event) => {
  const { headers, socket } = event.node.req;
  event.context.apiHeaders = {
    [WEB_HEADER]: env.webToken,
    'x-forwarded-for': forwardedAddress(
      headers['x-forwarded-for'],
      socket.remoteAddress,
      env.trustedProxies,
    ),
  };
  event.context.askApi = async (init) => {
    const agent = headers['user-agent'];
    if (agent) init.headers.set('user-agent', agent);
    Object.entries(event.context.apiHeaders).forEach(([name, value]) =>
      init.headers.set(name, value),
    );
    return fetch(env.graphqlUrl, init).catch(() => Response.json(API_AWAY, { status: 503 }));
  };
  if (!PAGE.test(event.path.split('?')[0] ?? '')) return;
  const now = Date.now();
  if (readVisitorMark(getCookie(event, VISITOR_COOKIE), env.webToken, now)) return;
  const mark = issueVisitorMark(env.webToken, now);
  setCookie(event, VISITOR_COOKIE, mark, {
    httpOnly: true,
    sameSite: 'lax',
    secure: env.secure,
    path: '/',
    maxAge: VISITOR_SECONDS,
  });
  // What renders the page asks with it already.
  headers.cookie = [headers.cookie, `${VISITOR_COOKIE}=${mark}`].filter(Boolean).join('; ');
});
