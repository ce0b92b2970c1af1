/**
 * The token of a mailed link, which stands behind the #: undefined until the page lives in the
 * browser, '' without one. The address bar forgets it at once.
 */
export function useLinkToken() {
  const token = ref<string>();
  onMounted(() => {
    token.value = window.location.hash.slice(1);
    const { pathname, search } = window.location;
    window.history.replaceState(window.history.state, '', pathname + search);
  });
  return token;
}
