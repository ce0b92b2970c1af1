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
    const headers = new Headers(init?.headers);
    headers.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '));
    const response = await event.context.askApi({ ...init, headers });
    for (const cookie of response.headers.getSetCookie()) {
      appendResponseHeader(event, 'set-cookie', cookie);
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (value) jar.set(name, value);
      else jar.delete(name);
    }
    return response;
  };
}
