import { API_AWAY } from '../api-away.ts';
import { env } from '../env.ts';

/** The browser speaks to its own origin, so that the cookies of the session stay first party. */
export default defineEventHandler(async (event) => {
  try {
    return await proxyRequest(event, env.graphqlUrl, { headers: event.context.apiHeaders });
  } catch {
    setResponseStatus(event, 503);
    return API_AWAY;
  }
});
