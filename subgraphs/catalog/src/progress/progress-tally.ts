import type { PhotoState } from '@focus-racer/contracts';
import type { EntityManager } from '@mikro-orm/postgresql';

/** What counts of a photo. */
export interface CountedPhoto {
  state: PhotoState;
  identificationCount: number;
  uncertainCount: number;
}

const COUNTER_OF_STATE: Readonly<Record<PhotoState, string | null>> = {
  AWAITING_UPLOAD: 'awaiting_upload',
  UPLOADED: 'uploaded',
  PROCESSING: 'processing',
  AWAITING_CREDITS: 'awaiting_credits',
  PUBLISHED: 'published',
  SET_ASIDE: 'set_aside',
  REJECTED: 'rejected',
  TAKEN_DOWN: 'taken_down',
  DELETED: null,
};

export function countedAs(photo: CountedPhoto): CountedPhoto {
  const { state, identificationCount, uncertainCount } = photo;
  return { state, identificationCount, uncertainCount };
}

/** Adds up what changes of photos mean for their event's counters, and writes it in one statement. */
export class ProgressTally {
  private readonly changes = new Map<string, number>();

  /** A photo that was `before` (null: it did not exist) is `after` now. */
  changed(before: CountedPhoto | null, after: CountedPhoto): void {
    if (before) this.count(before, -1);
    this.count(after, 1);
  }

  get counters(): Readonly<Record<string, number>> {
    return Object.fromEntries([...this.changes].filter(([, change]) => change !== 0));
  }

  /**
   * Inside the transaction that changes the photos, as its last statement: the row is hot. Answers
   * how many photos of the event are still to be decided; of those that end together, one hears 0.
   */
  async write(em: EntityManager, eventId: string): Promise<number> {
    const changes = Object.entries(this.counters);
    const sets = changes.map(([counter]) => `, ${counter} = ${counter} + ?`).join('');
    const [row] = await em.execute<{ in_work: number }[]>(
      `update catalog.event_progress set version = version + 1${sets} where event_id = ?
       returning uploaded + processing as in_work`,
      [...changes.map(([, change]) => change), eventId],
    );
    return row?.in_work ?? 0;
  }

  private count(photo: CountedPhoto, sign: 1 | -1): void {
    this.add(COUNTER_OF_STATE[photo.state], sign);
    if (photo.state !== 'PUBLISHED') return;
    if (photo.identificationCount > 0) this.add('identified', sign);
    this.add('uncertain', sign * photo.uncertainCount);
  }

  private add(counter: string | null, change: number): void {
    if (counter) this.changes.set(counter, (this.changes.get(counter) ?? 0) + change);
  }
}
