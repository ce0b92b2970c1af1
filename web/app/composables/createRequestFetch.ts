import { appendResponseHeader, parseCookies } from 'h3';

/**
 * fetch of the server's rendering: sends the reader's cookies, hands cookies that the API sets back
 * to the reader, and uses them itself from then on (a session is refreshed once a page, not once a query).
 */
export function createRequestFetch(): typeof fetch {
  const event = useRequestEvent();
  if (!event) return fetch;
  const jar = new Map(Object.entries(parseCookies(event)));
  return async (_url, init) => {
    // A plain object: event.fetch spreads it over the request's own headers and would lose a Headers.
    const headers = {
      ...Object.fromEntries(new Headers(init?.headers)),
      cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
    };
    const response = await event.fetch('/graphql', { ...init, headers });
    for (const cookie of response.headers.getSetCookie()) {
      appendResponseHeader(event, 'set-cookie', cookie);
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (value) jar.set(name, value);
      else jar.delete(name);
    }
    return response;
  };
}
