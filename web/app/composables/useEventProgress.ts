import { useSubscription } from '@urql/vue';
import { newerOf } from '~/domain/live-merge.ts';
import {
  DeskProgressDocument,
  EventProgressDocument,
  type ProgressFragment,
} from '~/graphql/generated.ts';

/** Counters of an event: the page's own snapshot, then live; read again after the connection was lost. */
export function useEventProgress(
  event: () => { id: string; slug: string; progress: ProgressFragment } | null | undefined,
) {
  const progress = shallowRef<ProgressFragment>();
  const take = (incoming: ProgressFragment) => {
    progress.value = newerOf(progress.value, incoming);
  };
  watch(event, (known) => known && take(known.progress), { immediate: true, flush: 'sync' });

  if (import.meta.client) {
    const { query } = useGraph();
    useSubscription(
      {
        query: EventProgressDocument,
        variables: () => ({ eventId: event()?.id ?? '' }),
        pause: () => !event(),
      },
      (_before: unknown, { eventProgress }) => {
        take(eventProgress);
        return undefined;
      },
    );
    const readAgain = async () => {
      const slug = event()?.slug;
      const fresh = slug ? await query(DeskProgressDocument, { slug }).catch(() => null) : null;
      if (fresh?.event) take(fresh.event.progress);
    };
    onScopeDispose(useLiveConnection()?.onReconnect(() => void readAgain()) ?? (() => undefined));
  }
  return progress;
}
