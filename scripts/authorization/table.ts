import type { ApiKeyScope } from '@focus-racer/contracts';
import { type Asker, ASKERS, type Thing, THINGS } from './askers.ts';
import {
  admins,
  everybody,
  everybodyAboutAny,
  insiders,
  itsOwner,
  managers,
  managersAlone,
  managersAndAdmins,
  members,
  membersAlone,
  type Outcome,
  owners,
  ownersAlone,
  people,
  type Rule,
  shooters,
  signedInMembers,
  uploaders,
  withKeys,
} from './rules.ts';

export interface Row {
  rule: Rule;
  /** The scope with which an API key may ask it; null: no key may. */
  scope: ApiKeyScope | null;
  /** What is asked about; null: nothing that belongs to anybody. */
  thing: string | null;
}

const about = (thing: string | null, rule: Rule, scope: ApiKeyScope | null = null): Row => ({
  thing,
  rule,
  scope,
});

/** Every operation of the public API: who may ask it, about what, and with which scope. */
export const OPERATIONS: Record<string, Row> = {
  // Events.
  'query event': about('draft event', insiders, 'events:read'),
  'query events': about(null, everybody, 'events:read'),
  'query managedEvents': about(null, everybody, 'events:read'),
  'mutation createEvent': about('organization', managersAlone),
  'mutation updateEvent': about('draft event', managers),
  'query previewStartList': about('draft event', managers, 'startlist:write'),
  'mutation importStartList': about('draft event', managers, 'startlist:write'),
  'query eventLogo': about('logo', managers),
  'query lookPreview': about('look preview', managers),
  'mutation requestLogoUpload': about('draft event', managers),
  'mutation completeLogoUpload': about('logo', managers),
  'mutation changeEventLook': about('draft event', managers),
  'mutation previewEventLook': about('draft event', managers),
  'mutation setQualityThresholds': about('draft event', managers),
  'mutation pauseRerender': about('draft event', managers),
  'mutation resumeRerender': about('draft event', managers),
  'mutation cancelRerender': about('draft event', managers),
  'subscription eventProgress': about('draft event', insiders, 'events:read'),
  'mutation inviteToEvent': about('draft event', managers),
  'mutation resendEventInvitation': about('event invitation', managers),
  'mutation revokeEventInvitation': about('event invitation', managers),
  'mutation removeFromCrew': about('crew member', managers),
  'mutation acceptEventInvitation': about(null, people),

  // Photos.
  'query photo': about('unpublished photo', members, 'photos:read'),
  'mutation requestUploads': about('draft event', shooters, 'photos:write'),
  'mutation completeUploads': about('announced photo', uploaders, 'photos:write'),
  'mutation setPhotoAside': about('unpublished photo', managers, 'photos:write'),
  'mutation bringBackPhoto': about('unpublished photo', managers, 'photos:write'),
  'mutation keepPhotoInstead': about('unpublished photo', managers, 'photos:write'),
  'mutation choosePhotoRetouch': about('unpublished photo', managers),
  'mutation requestCrop': about('unpublished photo', members),
  'mutation requestRetouchComparison': about('unpublished photo', signedInMembers),
  'mutation acceptIdentification': about('identification', managers, 'photos:write'),
  'mutation denyIdentification': about('identification', managers, 'photos:write'),
  'mutation reopenIdentification': about('identification', managers, 'photos:write'),
  'mutation correctIdentification': about('identification', managers, 'photos:write'),
  'subscription eventPhotos': about('draft event', insiders, 'photos:read'),

  // Takedowns.
  'mutation reportPhoto': about('public photo', everybodyAboutAny),
  'query takedownStatus': about('reference', everybodyAboutAny),
  'query takedowns': about('organization', managersAndAdmins),
  'query takedownCounts': about('organization', managersAndAdmins),
  'query takedown': about('takedown', managers),
  'mutation decideTakedown': about('takedown', managers),
  'mutation putBackTakedown': about('takedown', managers),

  // Accounts and sessions.
  'query me': about(null, everybody),
  'mutation signUp': about(null, everybody),
  'mutation verifyEmail': about(null, everybody),
  'mutation resendVerification': about(null, everybody),
  'mutation login': about(null, everybody),
  'mutation completeSignIn': about(null, everybody),
  'mutation proveSignIn': about(null, everybody),
  'mutation refreshSession': about(null, everybody),
  'mutation requestPasswordReset': about(null, everybody),
  'mutation resetPassword': about(null, everybody),
  'mutation unsubscribe': about(null, everybody),
  'mutation updateProfile': about(null, people),
  'mutation changePassword': about(null, people),
  'mutation requestEmailChange': about(null, people),
  'mutation confirmEmailChange': about(null, everybody),
  'mutation requestMyData': about(null, people),
  'mutation closeAccount': about(null, people),
  'query mySecurity': about(null, people),
  'query mySessions': about(null, people),
  'mutation revokeSession': about('session', itsOwner),
  'mutation revokeOtherSessions': about(null, people),
  'mutation reauthenticate': about(null, people),
  'mutation beginTotp': about(null, people),
  'mutation confirmTotp': about(null, people),
  'mutation renewRecoveryCodes': about(null, people),
  'mutation disableTotp': about(null, people),
  'mutation beginPasskeySignIn': about(null, everybody),
  'mutation signInWithPasskey': about(null, everybody),
  'mutation beginPasskey': about(null, people),
  'mutation addPasskey': about(null, people),
  'mutation renamePasskey': about('passkey', itsOwner),
  'mutation removePasskey': about('passkey', itsOwner),

  // Organizations.
  'query organization': about('organization', signedInMembers),
  'mutation updateOrganization': about('organization', ownersAlone),
  'query invitation': about(null, everybody),
  'mutation inviteMember': about('organization', managersAlone),
  'mutation resendInvitation': about('invitation', managersAlone),
  'mutation revokeInvitation': about('invitation', managersAlone),
  'mutation acceptInvitation': about(null, people),
  'mutation changeMemberRole': about('member', managersAlone),
  'mutation removeMember': about('member', managersAlone),
  'mutation transferOwnership': about('organization', ownersAlone),
  'query apiKeys': about('organization', managersAlone),
  'mutation createApiKey': about('organization', managersAlone),
  'mutation rotateApiKey': about('API key', managersAlone),
  'mutation revokeApiKey': about('API key', managersAlone),

  // Money.
  'mutation setOverdraftLimit': about('organization', owners),
  'mutation grantCredits': about('organization', admins),

  // The platform.
  'query readingPrice': about(null, admins),
  'query auditLog': about(null, admins),
  'query personRequests': about(null, admins),

  // The last ones: they change the rights with which the others ask.
  'mutation leaveOrganization': about('organization', membersAlone),
  'mutation createOrganization': about(null, people),
  'mutation logout': about(null, everybody),
};

const PERSONAL = ['session', 'passkey'];

/** Nobody without an organization owns what an organization owns, and a key nothing of a person. */
function isAsked({ kind }: Asker, of: string, thing: Thing): boolean {
  if (thing !== 'own') return true;
  if (PERSONAL.includes(of)) return kind !== 'anonymous' && kind !== 'apiKey';
  return kind === 'member' || kind === 'apiKey' || kind === 'crew';
}

/** What each asker is answered: by thing for a row about one, else the one answer. */
export function outcomesOf({ rule, scope, thing }: Row): Record<string, Outcome> {
  const decide = withKeys(rule, scope);
  const cells = ASKERS.flatMap((asker) =>
    thing === null
      ? [[asker.name, decide(asker, 'own')] as const]
      : THINGS.filter((which) => isAsked(asker, thing, which)).map(
          (which) => [`${asker.name}: ${which}`, decide(asker, which)] as const,
        ),
  );
  return Object.fromEntries(cells);
}
