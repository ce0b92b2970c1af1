import archivo from '@fontsource-variable/archivo/files/archivo-latin-wdth-normal.woff2?url';

/** What every page's head says, the error page's too: language, font, icon, title. */
export function useSiteHead() {
  const { locale, t } = useI18n();
  const head = useLocaleHead();
  useHead(() => ({
    htmlAttrs: { lang: head.value.htmlAttrs.lang ?? locale.value },
    link: [
      { rel: 'preload', href: archivo, as: 'font', type: 'font/woff2', crossorigin: 'anonymous' },
      { rel: 'icon', href: '/icon.svg', type: 'image/svg+xml' },
      ...(head.value.link as []),
    ],
    meta: [
      { name: 'viewport', content: 'width=device-width, initial-scale=1, viewport-fit=cover' },
      ...(head.value.meta as []),
    ],
    titleTemplate: (title?: string) => (title ? `${title} – Focus Racer` : 'Focus Racer'),
  }));
  useSeoMeta({ description: () => t('home.description') });
}
