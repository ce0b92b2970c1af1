import { PERSISTED } from '../../app/graphql/persisted.ts';

/** The one click of a mail program, which sees no page (RFC 8058); people get the page of this address. */
export default defineEventHandler(async (event) => {
  const token = String(getQuery(event).token ?? '');
  const response = await event.context.askApi({
    method: 'POST',
    headers: new Headers({ 'content-type': 'application/json' }),
    body: JSON.stringify({
      variables: { token },
      extensions: { persistedQuery: { version: 1, sha256Hash: PERSISTED.Unsubscribe } },
    }),
  });
  const { data } = (await response.json()) as { data?: { unsubscribe: boolean } | null };
  if (!data) throw createError({ status: 503, message: 'try again later' });
  if (!data.unsubscribe) throw createError({ status: 400, message: 'no such token' });
  return 'unsubscribed';
});
