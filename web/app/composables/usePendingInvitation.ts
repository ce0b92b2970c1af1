const KEY = 'fr-invitation';

/**
 * The token of an invitation that waits while its reader signs in or signs up: it stays in this tab.
 * undefined until the page lives in the browser, '' without one.
 */
export function usePendingInvitation() {
  const token = useState<string | undefined>('invitation-token', () => undefined);
  onMounted(() => (token.value ??= sessionStorage.getItem(KEY) ?? ''));
  return {
    token,
    keep(received: string) {
      sessionStorage.setItem(KEY, received);
      token.value = received;
    },
    forget() {
      sessionStorage.removeItem(KEY);
      token.value = '';
    },
  };
}
