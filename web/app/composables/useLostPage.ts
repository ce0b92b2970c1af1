import { failureKind } from '~/domain/failure.ts';

/** What is not there (or not the reader's to see) is a 404 for people and robots alike, a failure a 503. */
export function useLostPage(error: Readonly<Ref<unknown>>) {
  const lost = () => error.value && failureKind(error.value) === 'NOT_FOUND';
  const notFound = () => createError({ status: 404, statusText: 'Not found', fatal: true });
  if (lost()) throw notFound();
  const event = useRequestEvent();
  if (event && error.value) setResponseStatus(event, 503);
  watch(error, () => {
    if (lost()) showError(notFound());
  });
}
