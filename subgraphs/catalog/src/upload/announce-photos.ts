import { randomBytes } from 'node:crypto';
import { newId } from '@focus-racer/contracts';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Event } from '../event/event.entity.ts';
import type { Photo } from '../photo/photo.entity.ts';
import { toPhotos } from '../photo/photo.repository.ts';
import { ProgressTally } from '../progress/progress-tally.ts';
import type { AnnouncedFile } from './upload.inputs.ts';

/** The predicate of the index photo_known: at most one such photo for an event, author and file. */
const KNOWN = `state <> 'DELETED' and rejection_reason is distinct from 'BYTES_DIFFER'`;

const ACCEPTED_TYPES = new Set(['image/jpeg', 'image/png', 'image/webp']);

/** Who sends, and the organization that pays for it. */
interface Author {
  accountId: string;
  organizationId: string;
}

/**
 * Makes a row for each file that the event does not know from this author, and answers the rows of
 * all of them by hash. Safe against the same file twice in a call and in two calls at once.
 */
export async function announcePhotos(
  em: EntityManager,
  event: Event,
  author: Author,
  files: readonly AnnouncedFile[],
): Promise<Map<string, Photo>> {
  const byHash = new Map(files.map((file) => [file.sha256, file]));
  // In one order everywhere, so that two calls with the same files wait instead of deadlocking.
  const rows = [...byHash.values()]
    .sort((a, b) => (a.sha256 < b.sha256 ? -1 : 1))
    .map((file) => newRow(event, author, file));
  if (rows.length === 0) return new Map();

  return em.transactional(async (tx) => {
    const inserted = await tx.execute<{ id: string }[]>(
      `insert into catalog.photo (id, event_id, organization_id, author_id, sha256, byte_size,
         file_name, content_type, public_token, address_epoch, created_at, state_changed_at, sort_at)
       select r.id, r.event_id, r.organization_id, r.author_id, r.sha256, r.byte_size,
         r.file_name, r.content_type, r.public_token, r.address_epoch, r.at, r.at, r.at
       from jsonb_to_recordset(?::jsonb) as r (id uuid, event_id uuid, organization_id uuid,
         author_id uuid, sha256 text, byte_size integer, file_name text, content_type text,
         public_token text, address_epoch integer, at timestamptz)
       on conflict (event_id, author_id, sha256) where ${KNOWN} do nothing
       returning id`,
      [JSON.stringify(rows)],
    );
    // What was announced for another organization and never sent is sent for the one of now.
    await tx.execute(
      `update catalog.photo set organization_id = ?
       where event_id = ? and author_id = ? and sha256 in (?) and state = 'AWAITING_UPLOAD'
         and organization_id <> ?`,
      [
        author.organizationId,
        event.id,
        author.accountId,
        [...byHash.keys()],
        author.organizationId,
      ],
      'run',
    );
    const known = await tx.execute(
      `select * from catalog.photo
       where event_id = ? and author_id = ? and sha256 in (?) and ${KNOWN}`,
      [event.id, author.accountId, [...byHash.keys()]],
    );
    if (inserted.length > 0) {
      const tally = new ProgressTally();
      inserted.forEach(() =>
        tally.changed(null, {
          state: 'AWAITING_UPLOAD',
          identificationCount: 0,
          uncertainCount: 0,
        }),
      );
      await tally.write(tx, event.id);
    }
    return new Map(toPhotos(tx, known).map((photo) => [photo.sha256, photo]));
  });
}

function newRow(event: Event, author: Author, file: AnnouncedFile) {
  return {
    id: newId(),
    event_id: event.id,
    organization_id: author.organizationId,
    author_id: author.accountId,
    sha256: file.sha256,
    byte_size: file.byteSize,
    file_name: file.name,
    content_type: storedType(file.contentType),
    public_token: randomBytes(16).toString('hex'),
    address_epoch: event.addressEpoch,
    at: new Date().toISOString(),
  };
}

/** What a browser may be told later; anything else could make it run what was uploaded. */
function storedType(declared: string | null | undefined): string {
  const type = declared?.toLowerCase() ?? '';
  return ACCEPTED_TYPES.has(type) ? type : 'application/octet-stream';
}
