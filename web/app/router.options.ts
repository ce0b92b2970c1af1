import type { RouterConfig } from '@nuxt/schema';

/** A page opens at its top, "back" where it was, and a photo opened over a gallery moves nothing. */
export default {
  scrollBehavior(to, from, savedPosition) {
    if (to.path === from.path) return savedPosition ?? false;
    if (!savedPosition) return { top: 0 };
    const nuxt = useNuxtApp();
    return new Promise((resolve) => {
      nuxt.hooks.hookOnce('page:finish', () => {
        requestAnimationFrame(() => resolve({ ...savedPosition, behavior: 'instant' }));
      });
    });
  },
} satisfies RouterConfig;
