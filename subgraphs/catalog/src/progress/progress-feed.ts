import { LiveIterator, type Logger } from '@focus-racer/service-kit';
import type { MikroORM } from '@mikro-orm/postgresql';
import type { CrewPlace } from '../crew/crew.policy.ts';
import { CrewMember } from '../crew/crew-member.entity.ts';
import { Event } from '../event/event.entity.ts';
import { Pacer } from '../pacer.ts';
import type { EventChanges } from './event-changes.ts';
import { EventProgress } from './event-progress.entity.ts';
import { findProgress } from './find-progress.ts';

const ITEMS_PER_SECOND = 4;

type MayRead = (event: Event, crew: readonly CrewPlace[]) => boolean;

interface Channel {
  readers: Map<LiveIterator<EventProgress>, MayRead>;
  pacer: Pacer;
  close: () => void;
}

/**
 * The counters of events as they change. However many subscribe to an event, it is read at most four
 * times a second.
 */
export class ProgressFeed {
  private readonly channels = new Map<string, Channel>();

  constructor(
    private readonly orm: MikroORM,
    private readonly changes: EventChanges,
    private readonly logger: Logger,
  ) {}

  /**
   * Begins with the counters of now; a slow reader skips to the newest. Ends when `mayRead` no longer
   * holds for the event as it is then.
   */
  subscribe(eventId: string, mayRead: MayRead): LiveIterator<EventProgress> {
    const channel = this.channels.get(eventId) ?? this.open(eventId);
    const reader: LiveIterator<EventProgress> = new LiveIterator<EventProgress>({
      merge: (waiting, newer) => (newer.version >= waiting.version ? newer : waiting),
      onClose: () => {
        channel.readers.delete(reader);
        if (channel.readers.size === 0) this.shut(eventId, channel);
      },
    });
    channel.readers.set(reader, mayRead);
    channel.pacer.request();
    return reader;
  }

  stop(): void {
    this.channels.forEach(({ readers }) => readers.forEach((_, reader) => reader.close()));
  }

  private open(eventId: string): Channel {
    const readers: Channel['readers'] = new Map();
    const pacer = new Pacer({
      intervalMs: 1000 / ITEMS_PER_SECOND,
      work: async () => {
        const { event, crew, progress } = await this.read(eventId);
        readers.forEach((mayRead, reader) =>
          event && mayRead(event, crew) ? reader.push(progress) : reader.close(),
        );
      },
      onIdle: () => undefined,
      onError: (error) => {
        this.logger.warn({ err: error, eventId }, 'progress will be read again');
        pacer.request();
      },
    });
    const look = (): void => pacer.request();
    const channel = { readers, pacer, close: this.changes.listen(eventId, look, look) };
    this.channels.set(eventId, channel);
    return channel;
  }

  private shut(eventId: string, channel: Channel): void {
    channel.close();
    channel.pacer.stop();
    if (this.channels.get(eventId) === channel) this.channels.delete(eventId);
  }

  private async read(eventId: string) {
    const em = this.orm.em.fork();
    const event = await em.findOne(Event, { id: eventId });
    const crew =
      event?.visibility === 'DRAFT' ? await em.find(CrewMember, { eventId, removedAt: null }) : [];
    const progress = (await findProgress(em, [eventId])).get(eventId);
    return { event, crew, progress: progress ?? Object.assign(new EventProgress(), { eventId }) };
  }
}
