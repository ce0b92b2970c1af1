import { ACCESS_COOKIE, REFRESH_COOKIE } from '@focus-racer/contracts';

/** Only a request with a session asks who it is. When nobody answers, the page's own queries tell why. */
export default defineNuxtPlugin({
  dependsOn: ['graph'],
  async setup() {
    const cookies = [ACCESS_COOKIE, REFRESH_COOKIE].map((name) => useCookie(name).value);
    if (cookies.every((value) => !value)) return;
    await useViewer()
      .refresh()
      .catch(() => undefined);
  },
});
