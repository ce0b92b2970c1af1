import { failureKind, traceIdOf, type FailureKind } from '~/domain/failure.ts';

/** A failure in the reader's words. */
export function useFailureText() {
  const { t } = useI18n();
  const wordsOf = (kind: FailureKind) => t(`failure.${kind}`);
  return {
    wordsOf,
    failureText(error: unknown): string {
      const failure = error as Parameters<typeof failureKind>[0];
      const traceId = traceIdOf(failure);
      const words = wordsOf(failureKind(failure));
      return traceId ? `${words} ${t('failure.trace', { traceId })}` : words;
    },
  };
}
