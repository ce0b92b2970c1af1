import { env } from '../env.ts';

/** The browser speaks to its own origin, so that the cookies of the session stay first party. */
export default defineEventHandler((event) => {
  const address = getRequestIP(event, { xForwardedFor: true });
  return proxyRequest(event, env.graphqlUrl, {
    headers: address ? { 'x-forwarded-for': address } : {},
  });
});
