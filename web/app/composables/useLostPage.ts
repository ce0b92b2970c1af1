import { failureKind } from '~/domain/failure.ts';

/** An event that is not there (or not the reader's to see) is a 404 for people and robots alike. */
export function useLostPage(error: Readonly<Ref<unknown>>) {
  const lost = () => error.value && failureKind(error.value) === 'NOT_FOUND';
  const notFound = () => createError({ status: 404, statusText: 'Not found', fatal: true });
  if (lost()) throw notFound();
  watch(error, () => {
    if (lost()) showError(notFound());
  });
}
