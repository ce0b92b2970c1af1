import { env } from '../env.ts';

/** The browser speaks to its own origin, so that the cookies of the session stay first party. */
export default defineEventHandler(async (event) => {
  const address = getRequestIP(event, { xForwardedFor: true });
  try {
    return await proxyRequest(event, env.graphqlUrl, {
      headers: address ? { 'x-forwarded-for': address } : {},
    });
  } catch {
    setResponseStatus(event, 503);
    const error = { message: 'The API does not answer', extensions: { code: 'UNAVAILABLE' } };
    return { data: null, errors: [error] };
  }
});
