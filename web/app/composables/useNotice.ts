const QUIET = { size: 'lg', color: 'neutral', variant: 'outline' } as const;

/** Toasts of the house: something done (with its undo), something that failed. */
export function useNotice() {
  const toast = useToast();
  const { t } = useI18n();
  const { failureText } = useFailureText();
  return {
    done(title: string, undo?: () => void) {
      toast.add({
        title,
        icon: 'i-lucide-check',
        color: 'success',
        ...(undo ? { actions: [{ label: t('action.undo'), ...QUIET, onClick: undo }] } : {}),
      });
    },
    /** It was not done, and nothing is broken. */
    warn(title: string) {
      toast.add({ title, icon: 'i-lucide-info', color: 'warning' });
    },
    failed(error: unknown) {
      toast.add({ title: failureText(error), icon: 'i-lucide-triangle-alert', color: 'error' });
    },
  };
}
