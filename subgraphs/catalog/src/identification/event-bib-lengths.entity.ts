import { Entity, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import type { BibLengths } from '../bib-decision/bib-lengths.ts';
import { Event } from '../event/event.entity.ts';

/** What an event has learnt of how long its bibs are: each photo's present reading, once. */
@Entity({ tableName: 'event_bib_lengths' })
export class EventBibLengths {
  @ManyToOne(() => Event, {
    mapToPk: true,
    primary: true,
    fieldName: 'event_id',
    updateRule: 'no action',
    deleteRule: 'no action',
  })
  eventId!: string;

  @Property({ type: 'json', defaultRaw: `'{}'` })
  learnt: BibLengths = {};

  /** As they were when all photos were last decided with them. */
  @Property({ type: 'json', defaultRaw: `'{}'` })
  applied: BibLengths = {};
}
