import { placeAfterLogin } from '~/domain/place-after-login.ts';

export default defineNuxtRouteMiddleware((to) => {
  const { viewer } = useViewer();
  if (!viewer.value) return;
  const localePath = useLocalePath();
  return navigateTo(placeAfterLogin(to.query.next, localePath('/pro')), { replace: true });
});
