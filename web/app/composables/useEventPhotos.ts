import { useSubscription } from '@urql/vue';
import { withArrivals } from '~/domain/live-merge.ts';
import { EventPhotosDocument, type PhotoTileFragment } from '~/graphql/generated.ts';

const KEPT = 60;

/** Photos of an event as they become searchable, the newest first. `snapshot` reads what was missed. */
export function useEventPhotos(
  eventId: () => string | undefined,
  snapshot?: () => Promise<readonly PhotoTileFragment[]>,
) {
  const arrivals = shallowRef<PhotoTileFragment[]>([]);
  const add = (photos: readonly PhotoTileFragment[]) => {
    arrivals.value = withArrivals(arrivals.value, photos, KEPT);
  };
  if (import.meta.client) {
    useSubscription(
      {
        query: EventPhotosDocument,
        variables: () => ({ eventId: eventId() ?? '' }),
        pause: () => !eventId(),
      },
      (_before: unknown, { eventPhotos }) => {
        add(eventPhotos.photos);
        return undefined;
      },
    );
    if (snapshot) {
      const readAgain = () => void snapshot().then(add, () => undefined);
      onScopeDispose(useLiveConnection()?.onReconnect(readAgain) ?? (() => undefined));
    }
  }
  return { arrivals: shallowReadonly(arrivals), add, forget: () => (arrivals.value = []) };
}
