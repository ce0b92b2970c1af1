import { useSubscription } from '@urql/vue';
import { without, withArrivals } from '~/domain/live-merge.ts';
import { EventPhotosDocument, type PhotoTileFragment } from '~/graphql/generated.ts';

const KEPT = 60;

/**
 * Photos of an event as they become searchable, the newest first, without those that left again.
 * `snapshot` reads what was missed; `onGone` hears which photos left the gallery.
 */
export function useEventPhotos(
  eventId: () => string | undefined,
  snapshot?: () => Promise<readonly PhotoTileFragment[]>,
  onGone: (photoIds: readonly string[]) => void = () => undefined,
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
        if (eventPhotos.goneIds.length > 0) {
          arrivals.value = without(arrivals.value, eventPhotos.goneIds);
          onGone(eventPhotos.goneIds);
        }
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
