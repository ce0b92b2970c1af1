import urql from '@urql/vue';
import { Client, fetchExchange, ssrExchange, subscriptionExchange, type SSRData } from '@urql/core';
import type { LiveClient } from '~/composables/useLiveConnection.ts';

const PAYLOAD_KEY = 'graph';

/** One client an app; on the server it carries the request's cookies to the API and the API's cookies back. */
export default defineNuxtPlugin({
  name: 'graph',
  setup(nuxt) {
    const ssr = ssrExchange({ isClient: import.meta.client });
    const live = import.meta.client ? createLiveConnection() : null;
    const client: Client = new Client({
      url: '/graphql',
      preferGetMethod: false,
      exchanges: [
        ssr,
        createPersistedExchange(() => client),
        fetchExchange,
        ...(live ? [liveExchange(live)] : []),
      ],
      ...(import.meta.server ? { fetch: createRequestFetch() } : {}),
    });

    if (import.meta.client) ssr.restoreData((nuxt.payload.data[PAYLOAD_KEY] ?? {}) as SSRData);
    else nuxt.hook('app:rendered', () => void (nuxt.payload.data[PAYLOAD_KEY] = ssr.extractData()));

    nuxt.vueApp.use(urql, client);
    return { provide: { graph: client, live } };
  },
});

function liveExchange(live: LiveClient) {
  return subscriptionExchange({
    forwardSubscription: ({ query = '', ...request }) => ({
      subscribe: (sink) => ({
        unsubscribe: live.subscribe({ ...request, query }, sink),
      }),
    }),
  });
}
