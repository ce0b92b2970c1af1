import type { EntityManager } from '@mikro-orm/postgresql';
import { BibList } from '../bib-decision/bib-list.ts';
import type { Event } from '../event/event.entity.ts';

const EVENTS_KEPT = 20;

/** The start lists that this process decided with last, each as of its version. */
export class BibLists {
  private readonly lists = new Map<string, { version: number; list: BibList }>();

  /**
   * Null when the event has no start list. The caller holds the event's row (`holdStartList`), so
   * that version and entries belong together.
   */
  async find(
    em: EntityManager,
    event: Pick<Event, 'id' | 'startListSize' | 'startListVersion'>,
  ): Promise<BibList | null> {
    if (event.startListSize === 0) return null;
    const known = this.lists.get(event.id);
    if (known?.version === event.startListVersion) {
      this.keep(event.id, known);
      return known.list;
    }
    const rows = await em.execute<{ bib_key: string }[]>(
      `select distinct bib_key from catalog.start_list_entry where event_id = ?`,
      [event.id],
    );
    const list = new BibList(rows.map((row) => row.bib_key));
    this.keep(event.id, { version: event.startListVersion, list });
    return list;
  }

  private keep(eventId: string, kept: { version: number; list: BibList }): void {
    this.lists.delete(eventId);
    this.lists.set(eventId, kept);
    const [oldest] = this.lists.keys();
    if (this.lists.size > EVENTS_KEPT && oldest) this.lists.delete(oldest);
  }
}
