import type { Bus, Logger } from '@focus-racer/service-kit';
import { Pacer } from '../pacer.ts';

const ANNOUNCEMENTS_PER_SECOND = 4;
/** A UUID with quotes and comma takes 39 bytes of a message's 7,900. */
const IDS_PER_MESSAGE = 180;

export type EventChangeListener = (searchablePhotoIds: readonly string[]) => void;

/**
 * Tells every catalog process that an event's photos changed, after the commit, at most four times
 * a second and event; and tells this process's subscriptions what it hears.
 */
export class EventChanges {
  private readonly outgoing = new Map<string, { photoIds: Set<string>; pacer: Pacer }>();
  private readonly listeners = new Map<string, Set<EventChangeListener>>();
  private readonly gapListeners = new Set<() => void>();
  private readonly unsubscribe: (() => void)[];

  constructor(
    private readonly bus: Bus,
    private readonly logger: Logger,
  ) {
    this.unsubscribe = [
      bus.subscribe('event.changed', ({ eventId, searchablePhotoIds }) =>
        this.listeners.get(eventId)?.forEach((listener) => listener(searchablePhotoIds)),
      ),
      bus.onGap(() => this.gapListeners.forEach((listener) => listener())),
    ];
  }

  announce(eventId: string, searchablePhotoIds: readonly string[] = []): void {
    const entry = this.outgoing.get(eventId) ?? this.open(eventId);
    searchablePhotoIds.forEach((id) => entry.photoIds.add(id));
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

  private open(eventId: string): { photoIds: Set<string>; pacer: Pacer } {
    const photoIds = new Set<string>();
    const pacer = new Pacer({
      intervalMs: 1000 / ANNOUNCEMENTS_PER_SECOND,
      work: () => this.publish(eventId, photoIds),
      onIdle: () => this.outgoing.delete(eventId),
      onError: (error) => {
        this.logger.warn({ err: error, eventId }, 'an announcement waits for the bus');
        pacer.request();
      },
    });
    const entry = { photoIds, pacer };
    this.outgoing.set(eventId, entry);
    return entry;
  }

  private async publish(eventId: string, photoIds: Set<string>): Promise<void> {
    do {
      const part = [...photoIds].slice(0, IDS_PER_MESSAGE);
      await this.bus.publish('event.changed', { eventId, searchablePhotoIds: part });
      part.forEach((id) => photoIds.delete(id));
    } while (photoIds.size > 0);
  }
}
