import type { Nuxt } from 'nuxt/schema';

const lucideOfNuxtUi = [
  'arrow-left',
  'arrow-right',
  'check',
  'chevron-down',
  'chevron-left',
  'chevron-right',
  'chevron-up',
  'circle-check',
  'circle-x',
  'info',
  'loader-circle',
  'minus',
  'plus',
  'search',
  'triangle-alert',
  'x',
];

/**
 * Icons prefetch on the server, and Vue counts who does when it numbers fields. Nuxt leaves the call
 * out of what browsers get: labels would name fields that are numbered otherwise there.
 */
function keepServerPrefetch(_options: unknown, nuxt: Nuxt): void {
  const { client } = nuxt.options.optimization.treeShake.composables;
  client['vue'] = client['vue']?.filter((name) => name !== 'onServerPrefetch') ?? [];
}

export default defineNuxtConfig({
  compatibilityDate: '2026-07-01',
  telemetry: false,
  devtools: { enabled: false },
  modules: ['@nuxt/ui', '@nuxtjs/i18n', keepServerPrefetch],
  components: [{ path: '~/components', pathPrefix: false }],
  css: ['~/assets/css/main.css'],
  ui: { fonts: false },
  icon: {
    provider: 'none',
    fallbackToApi: false,
    serverBundle: false,
    clientBundle: { scan: true, icons: lucideOfNuxtUi.map((name) => `lucide:${name}`) },
  },
  colorMode: { preference: 'system', fallback: 'light', storageKey: 'fr-theme' },
  i18n: {
    baseUrl: 'http://localhost:3000',
    strategy: 'prefix_except_default',
    defaultLocale: 'fr',
    detectBrowserLanguage: false,
    locales: [
      { code: 'fr', language: 'fr-FR', name: 'Français', file: 'fr.json' },
      { code: 'en', language: 'en-GB', name: 'English', file: 'en.json' },
    ],
  },
  runtimeConfig: {
    public: {
      graphqlWsUrl: 'ws://localhost:4000/graphql',
      filesUrl: 'http://localhost:4010',
    },
  },
  typescript: { strict: true, tsConfig: { compilerOptions: { noUncheckedIndexedAccess: true } } },
  experimental: { payloadExtraction: false },
});
