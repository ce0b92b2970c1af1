import type { ApiKeyScope, MemberRole } from '@focus-racer/contracts';
import type { Asker, Thing } from './askers.ts';

/** What an operation does for an asker: does its work, or refuses with this code. */
export type Outcome = 'yes' | 'UNAUTHENTICATED' | 'FORBIDDEN' | 'NOT_FOUND';
export type Rule = (asker: Asker, thing: Thing) => Outcome;

const MANAGERS: readonly MemberRole[] = ['OWNER', 'MANAGER'];
const SHOOTERS: readonly MemberRole[] = ['OWNER', 'MANAGER', 'SHOOTER'];

/** Whoever asks. */
export const everybody: Rule = () => 'yes';

/** Whoever asks, about what is there. */
export const everybodyAboutAny: Rule = (_asker, thing) =>
  thing === 'deleted' ? 'NOT_FOUND' : 'yes';

export const signedIn: Rule = ({ kind }) => (kind === 'anonymous' ? 'UNAUTHENTICATED' : 'yes');

/** People about themselves; a key is nobody. */
export const people: Rule = (asker, thing) =>
  asker.kind === 'apiKey' ? 'FORBIDDEN' : signedIn(asker, thing);

export const admins: Rule = ({ kind }, thing) => {
  if (kind === 'anonymous') return 'UNAUTHENTICATED';
  if (kind !== 'admin') return 'FORBIDDEN';
  return thing === 'deleted' ? 'NOT_FOUND' : 'yes';
};

/** An event that is not public yet: for its members, its crew and admins; for others it is not there. */
export const insiders = knownTo({ crew: 'yes' });

/** What of it is not the crew's own. */
export const members = knownTo({ crew: 'NOT_FOUND' });

/** The same, of what nobody asks about without an account. */
export const signedInMembers: Rule = (asker, thing) =>
  asker.kind === 'anonymous' ? 'UNAUTHENTICATED' : members(asker, thing);

export const managers = ofRole(MANAGERS, { admin: 'yes' });
export const owners = ofRole(['OWNER'], { admin: 'yes' });

/** For what stands for its organization before the world: no admin does that. */
export const managersAlone = ofRole(MANAGERS, { admin: 'NOT_FOUND' });
export const ownersAlone = ofRole(['OWNER'], { admin: 'NOT_FOUND' });

/** Of one's own membership: nobody else's. */
export const membersAlone = ofRole(['OWNER', 'MANAGER', 'SHOOTER', 'READER'], {
  admin: 'NOT_FOUND',
});

/** Whoever shoots for the event. An admin without a role does not: the organization would pay. */
export const shooters: Rule = (asker, thing) =>
  asker.kind === 'crew'
    ? insiders(asker, thing)
    : ofRole(SHOOTERS, { admin: 'FORBIDDEN' })(asker, thing);

/** The same, answered photo by photo: one that is not the asker's is not there. */
export const uploaders: Rule = (asker, thing) => {
  const outcome =
    asker.kind === 'crew' ? 'NOT_FOUND' : ofRole(SHOOTERS, { admin: 'FORBIDDEN' })(asker, thing);
  return outcome === 'FORBIDDEN' ? 'NOT_FOUND' : outcome;
};

/** The same, and an admin looks for whatever organization she names. */
export const managersAndAdmins: Rule = (asker, thing) =>
  asker.kind === 'admin' ? 'yes' : managers(asker, thing);

/** A person's own; another's is not there. */
export const itsOwner: Rule = (asker, thing) => {
  const known = people(asker, thing);
  return known === 'yes' && thing !== 'own' ? 'NOT_FOUND' : known;
};

function knownTo({ crew }: { crew: Outcome }): Rule {
  return ({ kind }, thing) => {
    if (thing === 'deleted') return 'NOT_FOUND';
    if (kind === 'admin') return 'yes';
    if (thing === 'foreign') return 'NOT_FOUND';
    if (kind === 'crew') return crew;
    return kind === 'member' || kind === 'apiKey' ? 'yes' : 'NOT_FOUND';
  };
}

/** Strangers and the crew hear of nothing; members without the role that it does not suffice. */
function ofRole(roles: readonly MemberRole[], { admin }: { admin: Outcome }): Rule {
  return (asker, thing) => {
    const known = signedInMembers(asker, thing);
    if (known !== 'yes') return known;
    if (asker.kind === 'admin') return admin;
    return asker.role !== undefined && roles.includes(asker.role) ? 'yes' : 'FORBIDDEN';
  };
}

/** A key does what its scope names, as a manager of its organization would; nothing else. */
export function withKeys(rule: Rule, scope: ApiKeyScope | null): Rule {
  return (asker, thing) =>
    asker.kind === 'apiKey' && asker.scope !== scope ? 'FORBIDDEN' : rule(asker, thing);
}
