import type { Bus, Logger } from '@focus-racer/service-kit';
import { Pacer } from '../pacer.ts';

const ANNOUNCEMENTS_PER_SECOND = 4;
/** A UUID with quotes and comma takes 39 bytes of a message's 7,900. */
const IDS_PER_MESSAGE = 180;

/** Which photos can be found from now on, and which no longer. */
export interface GalleryChange {
  searchable: readonly string[];
  gone: readonly string[];
}
export type EventChangeListener = (change: GalleryChange) => void;

interface Outgoing {
  searchable: Set<string>;
  gone: Set<string>;
  pacer: Pacer;
}

/**
 * Tells every catalog process that an event's photos changed, after the commit, at most four times
 * a second and event; and tells this process's subscriptions what it hears.
 */
export class EventChanges {
  private readonly outgoing = new Map<string, Outgoing>();
  private readonly listeners = new Map<string, Set<EventChangeListener>>();
  private readonly gapListeners = new Set<() => void>();
  private readonly unsubscribe: (() => void)[];

  constructor(
    private readonly bus: Bus,
    private readonly logger: Logger,
  ) {
    this.unsubscribe = [
      bus.subscribe('event.changed', ({ eventId, searchablePhotoIds, gonePhotoIds }) =>
        this.listeners
          .get(eventId)
          ?.forEach((listener) =>
            listener({ searchable: searchablePhotoIds, gone: gonePhotoIds ?? [] }),
          ),
      ),
      bus.onGap(() => this.gapListeners.forEach((listener) => listener())),
    ];
  }

  announce(
    eventId: string,
    searchablePhotoIds: readonly string[] = [],
    gonePhotoIds: readonly string[] = [],
  ): void {
    const entry = this.outgoing.get(eventId) ?? this.open(eventId);
    searchablePhotoIds.forEach((id) => entry.searchable.add(id));
    gonePhotoIds.forEach((id) => entry.gone.add(id));
    entry.pacer.request();
  }

  /** Calls back for each change of the event; returns how to stop. */
  listen(eventId: string, listener: EventChangeListener, onGap: () => void): () => void {
    const listeners = this.listeners.get(eventId) ?? new Set();
    this.listeners.set(eventId, listeners.add(listener));
    this.gapListeners.add(onGap);
    return () => {
      listeners.delete(listener);
      this.gapListeners.delete(onGap);
      if (listeners.size === 0) this.listeners.delete(eventId);
    };
  }

  stop(): void {
    this.unsubscribe.forEach((unsubscribe) => unsubscribe());
    this.outgoing.forEach(({ pacer }) => pacer.stop());
  }

  private open(eventId: string): Outgoing {
    const searchable = new Set<string>();
    const gone = new Set<string>();
    const pacer = new Pacer({
      intervalMs: 1000 / ANNOUNCEMENTS_PER_SECOND,
      work: () => this.publish(eventId, { searchable, gone }),
      onIdle: () => this.outgoing.delete(eventId),
      onError: (error) => {
        this.logger.warn({ err: error, eventId }, 'an announcement waits for the bus');
        pacer.request();
      },
    });
    const entry = { searchable, gone, pacer };
    this.outgoing.set(eventId, entry);
    return entry;
  }

  private async publish(
    eventId: string,
    { searchable, gone }: Pick<Outgoing, 'searchable' | 'gone'>,
  ): Promise<void> {
    do {
      const gonePhotoIds = [...gone].slice(0, IDS_PER_MESSAGE);
      const left = IDS_PER_MESSAGE - gonePhotoIds.length;
      const searchablePhotoIds = [...searchable].slice(0, left);
      await this.bus.publish('event.changed', { eventId, searchablePhotoIds, gonePhotoIds });
      searchablePhotoIds.forEach((id) => searchable.delete(id));
      gonePhotoIds.forEach((id) => gone.delete(id));
    } while (searchable.size + gone.size > 0);
  }
}
