/**
 * The token of a mailed link, which stands behind the #: undefined until the page lives in the
 * browser, '' without one. The address bar forgets it at once; a link opened over the page is read too.
 */
export function useLinkToken() {
  const token = ref<string>();
  function take() {
    const { hash, pathname, search } = window.location;
    if (token.value !== undefined && !hash) return;
    token.value = hash.slice(1);
    window.history.replaceState(window.history.state, '', pathname + search);
  }
  onMounted(() => {
    take();
    window.addEventListener('hashchange', take);
  });
  onBeforeUnmount(() => window.removeEventListener('hashchange', take));
  return token;
}
