export default defineNuxtRouteMiddleware((to) => {
  const { viewer } = useViewer();
  if (viewer.value) return;
  const localePath = useLocalePath();
  return navigateTo({ path: localePath('/login'), query: { next: to.fullPath } });
});
