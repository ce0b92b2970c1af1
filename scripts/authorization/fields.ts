import { type Asker, ASKERS, type Thing } from './askers.ts';

/** Whether a field tells its value; where it does not, it is null or not found, as if there were none. */
export type Sight = 'shown' | 'hidden';

export interface FieldRow {
  /** On what it is read. */
  of: string;
  sees: (asker: Asker, thing: Thing) => boolean;
}

/** People as in the table of operations; of keys one with every scope and one without photos:pii. */
export const FIELD_ASKERS: readonly Asker[] = [
  ...ASKERS.filter(({ kind }) => kind !== 'apiKey'),
  { name: 'key of every scope', kind: 'apiKey', role: 'MANAGER', scope: 'photos:pii' },
  { name: 'key without photos:pii', kind: 'apiKey', role: 'MANAGER' },
];

const PUBLISHED = 'published photo of a public event';
const PUBLIC = 'public event';
const LISTED = 'start list of a public event without public names';

/** Who sent the photos of her organization herself. */
const AUTHORS = ['photographer A', 'photographer B', 'organiser'];

const isInside = ({ kind }: Asker, thing: Thing) =>
  kind === 'admin' || (thing === 'own' && (kind === 'member' || kind === 'apiKey'));

const members = { of: PUBLISHED, sees: isInside };

/** Members and admins, but none of their keys. */
const isPersonInside = (asker: Asker, thing: Thing) =>
  asker.kind !== 'apiKey' && isInside(asker, thing);

/** Addresses of those who have not answered yet; no scope of a key names them. */
const isManager = ({ kind, role }: Asker, thing: Thing) =>
  kind === 'member' && thing === 'own' && (role === 'OWNER' || role === 'MANAGER');

/** What not everybody is told who may see the thing itself. */
export const FIELDS: Record<string, FieldRow> = {
  'Photo.previewUrl': { of: PUBLISHED, sees: () => true },
  'Photo.webUrl': members,
  'Photo.originalUrl': members,
  'Photo.fileName': members,
  'Photo.author': members,
  'Photo.sharpness': members,
  'Photo.reading': members,
  'Photo.uncertainReads': members,
  'Photo.retouch': members,
  'Photo.identificationHistory': members,
  'Event.quality': { of: PUBLIC, sees: isInside },
  'Event.look': { of: PUBLIC, sees: isInside },
  'Event.crew': { of: PUBLIC, sees: isInside },
  'Organization.creditAccount': { of: `organization of a ${PUBLIC}`, sees: isPersonInside },
  'Organization.members': { of: `organization of a ${PUBLIC}`, sees: isPersonInside },
  'Account.email': {
    of: 'author of the photo',
    sees: ({ name, kind }, thing) =>
      kind === 'admin' || (thing === 'own' && AUTHORS.includes(name)),
  },
  'Event.crewInvitations': {
    of: PUBLIC,
    sees: (asker, thing) => asker.kind === 'admin' || isManager(asker, thing),
  },
  'Organization.invitations': { of: `organization of a ${PUBLIC}`, sees: isManager },
  'StartListEntry.bib': { of: LISTED, sees: () => true },
  'StartListEntry.name': {
    of: LISTED,
    sees: (asker, thing) => {
      if (!isInside(asker, thing)) return false;
      if (asker.kind === 'apiKey') return asker.scope === 'photos:pii';
      return asker.kind === 'admin' || asker.role === 'OWNER' || asker.role === 'MANAGER';
    },
  },
};

/** Own and foreign, by asker; nobody asks for fields of what is gone. */
export function sightsOf({ sees }: FieldRow): Record<string, Sight> {
  const cells = FIELD_ASKERS.flatMap((asker) =>
    (['own', 'foreign'] as const)
      .filter((thing) => thing === 'foreign' || asker.kind === 'member' || asker.kind === 'apiKey')
      .map(
        (thing) => [`${asker.name}: ${thing}`, sees(asker, thing) ? 'shown' : 'hidden'] as const,
      ),
  );
  return Object.fromEntries(cells);
}
