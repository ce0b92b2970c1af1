import { PASSWORD } from '../people.ts';
import type { Things } from './things.ts';
import type { Someone, World } from './world.ts';

const text = (value: string) => JSON.stringify(value);
const UNKNOWN_TOKEN = text('A'.repeat(43));

// Few wrong passwords: the fifth would end the session of whoever asks.
type Call = (about: Things, asker: Someone, world: World) => string | Promise<string>;

/** How each operation of the table is asked about a thing: valid input, so that only rights refuse. */
export const CALLS: Record<string, Call> = {
  'query event': ({ event }) => `event(slug: ${text(event.slug)}) { id }`,
  'query events': () => 'events(first: 1) { edges { cursor } }',
  'query managedEvents': () => 'managedEvents(first: 1) { edges { cursor } }',
  'mutation createEvent': ({ organizationId }) =>
    `createEvent(input: { organizationId: ${text(organizationId)}, name: "x", startsOn: "2026-05-03", timeZone: "Europe/Paris" }) { id }`,
  'mutation updateEvent': ({ event }) =>
    `updateEvent(input: { eventId: ${text(event.id)}, name: "x" }) { id }`,
  'query previewStartList': ({ event }) =>
    `previewStartList(eventId: ${text(event.id)}, csv: "bib\\n1") { rowCount }`,
  'mutation importStartList': ({ event }) =>
    `importStartList(input: { eventId: ${text(event.id)}, csv: "bib\\n1042", mapping: { bib: 0 } }) { __typename }`,
  'query eventLogo': ({ logoId }) => `eventLogo(id: ${text(logoId)}) { id }`,
  'query lookPreview': ({ previewId }) => `lookPreview(id: ${text(previewId)}) { id }`,
  'mutation requestLogoUpload': ({ event }) =>
    `requestLogoUpload(input: { eventId: ${text(event.id)}, byteSize: 900, contentType: "image/png" }) { logo { id } }`,
  'mutation completeLogoUpload': ({ logoId }) =>
    `completeLogoUpload(logoId: ${text(logoId)}) { id }`,
  'mutation changeEventLook': ({ event }) =>
    `changeEventLook(input: { eventId: ${text(event.id)}, retouch: true }) { id }`,
  'mutation previewEventLook': ({ event }) =>
    `previewEventLook(input: { eventId: ${text(event.id)} }) { id }`,
  'mutation setQualityThresholds': ({ event }) =>
    `setQualityThresholds(input: { eventId: ${text(event.id)} }) { id }`,
  'mutation pauseRerender': ({ event }) => `pauseRerender(eventId: ${text(event.id)}) { state }`,
  'mutation resumeRerender': ({ event }) => `resumeRerender(eventId: ${text(event.id)}) { state }`,
  'mutation cancelRerender': ({ event }) => `cancelRerender(eventId: ${text(event.id)}) { state }`,
  'subscription eventProgress': ({ event }) =>
    `eventProgress(eventId: ${text(event.id)}) { version }`,
  'mutation inviteToEvent': ({ event }) =>
    `inviteToEvent(input: { eventId: ${text(event.id)}, email: "shooter@people.example" }) { id }`,
  'mutation resendEventInvitation': ({ event, eventInvitationId }) =>
    `resendEventInvitation(input: { eventId: ${text(event.id)}, invitationId: ${text(eventInvitationId)} }) { id }`,
  'mutation revokeEventInvitation': ({ event, eventInvitationId }) =>
    `revokeEventInvitation(input: { eventId: ${text(event.id)}, invitationId: ${text(eventInvitationId)} }) { id }`,
  'mutation removeFromCrew': async ({ event }, _asker, world) =>
    `removeFromCrew(id: ${text(event.id === world.deleted.event.id ? event.id : await world.spareCrewMember(event.id))}) { id }`,
  'mutation acceptEventInvitation': () =>
    `acceptEventInvitation(input: { token: ${UNKNOWN_TOKEN} }) { __typename }`,

  'query photo': ({ photoId }) => `photo(id: ${text(photoId)}) { id }`,
  'mutation requestUploads': ({ event }) =>
    `requestUploads(input: { eventId: ${text(event.id)}, files: [{ name: "a.jpg", byteSize: 900, sha256: "${'0'.repeat(64)}", contentType: "image/jpeg" }] }) { slots { photoId } }`,
  'mutation completeUploads': ({ announcedPhotoId }) =>
    `completeUploads(input: { photoIds: [${text(announcedPhotoId)}] }) { results { outcome } }`,
  'mutation setPhotoAside': ({ photoId }) => `setPhotoAside(photoId: ${text(photoId)}) { id }`,
  'mutation bringBackPhoto': ({ photoId }) => `bringBackPhoto(photoId: ${text(photoId)}) { id }`,
  'mutation keepPhotoInstead': ({ photoId }) =>
    `keepPhotoInstead(photoId: ${text(photoId)}) { id }`,
  'mutation choosePhotoRetouch': ({ photoId }) =>
    `choosePhotoRetouch(photoId: ${text(photoId)}, choice: RETOUCHED) { id }`,
  'mutation requestCrop': ({ photoId }) =>
    `requestCrop(photoId: ${text(photoId)}, ratio: SQUARE) { id }`,
  'mutation requestRetouchComparison': ({ photoId }) =>
    `requestRetouchComparison(photoId: ${text(photoId)}) { id }`,
  'mutation acceptIdentification': ({ identificationId }) =>
    `acceptIdentification(identificationId: ${text(identificationId)}) { id }`,
  'mutation denyIdentification': ({ identificationId }) =>
    `denyIdentification(identificationId: ${text(identificationId)}) { id }`,
  'mutation reopenIdentification': ({ identificationId }) =>
    `reopenIdentification(identificationId: ${text(identificationId)}) { id }`,
  'mutation correctIdentification': ({ identificationId }) =>
    `correctIdentification(input: { identificationId: ${text(identificationId)}, bib: "1042" }) { __typename }`,
  'subscription eventPhotos': ({ event }) => `eventPhotos(eventId: ${text(event.id)}) { eventId }`,

  'mutation reportPhoto': ({ publicPhotoId }, { accountId }) =>
    `reportPhoto(input: { photoId: ${text(publicPhotoId)}, reason: OTHER, message: "x", email: "${accountId}@people.example", language: "en" }) { reference }`,
  'query takedownStatus': ({ takedown }) =>
    `takedownStatus(reference: ${text(takedown.reference)}) { state }`,
  'query takedowns': ({ organizationId }) =>
    `takedowns(queue: OPEN, organizationId: ${text(organizationId)}, first: 1) { edges { cursor } }`,
  'query takedownCounts': ({ organizationId }) =>
    `takedownCounts(organizationId: ${text(organizationId)}) { open }`,
  'query takedown': ({ takedown }) => `takedown(id: ${text(takedown.id)}) { id }`,
  'mutation decideTakedown': ({ takedown }) =>
    `decideTakedown(input: { id: ${text(takedown.id)}, decision: HIDE }) { id }`,
  'mutation putBackTakedown': ({ takedown }) => `putBackTakedown(id: ${text(takedown.id)}) { id }`,

  'query me': () => 'me { id }',
  'mutation signUp': () =>
    'signUp(input: { email: "new@people.example", password: "a long password for tests", displayName: "New", language: "en" }) { __typename }',
  'mutation verifyEmail': () => `verifyEmail(token: ${UNKNOWN_TOKEN}) { __typename }`,
  'mutation resendVerification': () => 'resendVerification(email: "nobody@people.example")',
  'mutation login': () =>
    'login(input: { email: "nobody@people.example", password: "x" }) { __typename }',
  'mutation completeSignIn': () =>
    `completeSignIn(challenge: ${UNKNOWN_TOKEN}, code: "000000") { __typename }`,
  'mutation proveSignIn': () => `proveSignIn(token: ${UNKNOWN_TOKEN}) { __typename }`,
  'mutation refreshSession': () => 'refreshSession(refreshToken: "x") { __typename }',
  'mutation requestPasswordReset': () => 'requestPasswordReset(email: "nobody@people.example")',
  'mutation resetPassword': () =>
    `resetPassword(token: ${UNKNOWN_TOKEN}, newPassword: "a long password for tests") { __typename }`,
  'mutation unsubscribe': () => `unsubscribe(token: ${UNKNOWN_TOKEN})`,
  'mutation updateProfile': () => 'updateProfile(input: { language: "en" }) { id }',
  'mutation changePassword': () =>
    `changePassword(input: { currentPassword: ${text(PASSWORD)}, newPassword: "password" }) { __typename }`,
  'mutation requestEmailChange': () =>
    `requestEmailChange(input: { newEmail: "other@people.example", password: ${text(PASSWORD)} }) { __typename }`,
  'mutation confirmEmailChange': () => `confirmEmailChange(token: ${UNKNOWN_TOKEN}) { __typename }`,
  'mutation requestMyData': () => 'requestMyData { __typename }',
  'mutation closeAccount': () => 'closeAccount(password: "not this one") { __typename }',
  'query mySecurity': () => 'mySecurity { __typename }',
  'query mySessions': () => 'mySessions { id }',
  'mutation revokeSession': ({ sessionId }) => `revokeSession(id: ${text(sessionId)})`,
  'mutation revokeOtherSessions': () => 'revokeOtherSessions',
  'mutation reauthenticate': () => `reauthenticate(password: ${text(PASSWORD)}) { __typename }`,
  'mutation beginTotp': () => 'beginTotp { __typename }',
  'mutation confirmTotp': () => 'confirmTotp(code: "000000") { __typename }',
  'mutation renewRecoveryCodes': () => 'renewRecoveryCodes { __typename }',
  'mutation disableTotp': () =>
    'disableTotp(code: "000000", password: "not this one") { __typename }',
  'mutation beginPasskeySignIn': () => 'beginPasskeySignIn { __typename }',
  'mutation signInWithPasskey': () => 'signInWithPasskey(answer: {}) { __typename }',
  'mutation beginPasskey': () => 'beginPasskey { __typename }',
  'mutation addPasskey': () => 'addPasskey(answer: {}, name: "x") { __typename }',
  'mutation renamePasskey': ({ passkeyId }) =>
    `renamePasskey(id: ${text(passkeyId)}, name: "x") { id }`,
  'mutation removePasskey': ({ passkeyId }) =>
    `removePasskey(id: ${text(passkeyId)}) { __typename }`,

  'query organization': ({ organizationId }) => `organization(id: ${text(organizationId)}) { id }`,
  'mutation createOrganization': () =>
    'createOrganization(input: { kind: CLUB, name: "x", country: "FR" }) { id }',
  'mutation updateOrganization': ({ organizationId }) =>
    `updateOrganization(input: { organizationId: ${text(organizationId)}, name: "x", country: "FR" }) { id }`,
  'query invitation': () => `invitation(token: ${UNKNOWN_TOKEN}) { __typename }`,
  'mutation inviteMember': ({ organizationId }) =>
    `inviteMember(input: { organizationId: ${text(organizationId)}, email: "member@people.example", role: READER }) { __typename }`,
  'mutation resendInvitation': ({ invitationId }) =>
    `resendInvitation(invitationId: ${text(invitationId)}) { id }`,
  'mutation revokeInvitation': ({ invitationId }) =>
    `revokeInvitation(invitationId: ${text(invitationId)}) { id }`,
  'mutation acceptInvitation': () => `acceptInvitation(token: ${UNKNOWN_TOKEN}) { __typename }`,
  'mutation changeMemberRole': async ({ organizationId }, _asker, world) =>
    `changeMemberRole(input: { organizationId: ${text(organizationId)}, accountId: ${text(await memberOf(world, organizationId))}, role: READER }) { __typename }`,
  'mutation removeMember': async ({ organizationId }, _asker, world) =>
    `removeMember(input: { organizationId: ${text(organizationId)}, accountId: ${text(await memberOf(world, organizationId))} }) { __typename }`,
  // To oneself, which changes nothing.
  'mutation transferOwnership': ({ organizationId }, { accountId }) =>
    `transferOwnership(input: { organizationId: ${text(organizationId)}, accountId: ${text(accountId)} }) { role }`,
  'query apiKeys': ({ organizationId }) =>
    `apiKeys(organizationId: ${text(organizationId)}) { id }`,
  'mutation createApiKey': ({ organizationId }) =>
    `createApiKey(input: { organizationId: ${text(organizationId)}, name: "x", scopes: [EVENTS_READ] }) { __typename }`,
  'mutation rotateApiKey': ({ apiKeyId }) =>
    `rotateApiKey(input: { keyId: ${text(apiKeyId)} }) { apiKey { id } }`,
  'mutation revokeApiKey': ({ apiKeyId }) => `revokeApiKey(keyId: ${text(apiKeyId)}) { id }`,

  'mutation setOverdraftLimit': ({ organizationId }) =>
    `setOverdraftLimit(input: { organizationId: ${text(organizationId)}, limit: 1 }) { available }`,
  'mutation grantCredits': ({ organizationId }) =>
    `grantCredits(input: { organizationId: ${text(organizationId)}, amount: 1, reason: "x" }) { available }`,

  'query readingPrice': () => 'readingPrice { engine }',
  'query auditLog': () => 'auditLog(first: 1) { edges { cursor } }',
  'query personRequests': () => 'personRequests(first: 1) { edges { cursor } }',

  'mutation leaveOrganization': ({ organizationId }) =>
    `leaveOrganization(organizationId: ${text(organizationId)}) { __typename }`,
  'mutation logout': () => 'logout',
};

/** Nobody joins what is gone. */
function memberOf(world: World, organizationId: string): Promise<string> {
  return organizationId === world.deleted.organizationId
    ? Promise.resolve(organizationId)
    : world.spareMember(organizationId);
}
