const PAUSE_MS = 8000;

/** A text that changes often, told at a human pace: at once, then at most every eight seconds. */
export function useCalmText(text: () => string) {
  const told = ref(text());
  let waiting: ReturnType<typeof setTimeout> | undefined;
  watch(text, () => {
    waiting ??= setTimeout(() => {
      waiting = undefined;
      told.value = text();
    }, PAUSE_MS);
  });
  onScopeDispose(() => clearTimeout(waiting));
  return readonly(told);
}
