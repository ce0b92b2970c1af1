import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { newId } from '@focus-racer/contracts';
import { newEvent, newPhotographer, type NewEvent } from './people.ts';
import { ask, codesOf } from './public-client.ts';
import { startWholeGraph, type WholeGraph } from './whole-graph.ts';

let graph: WholeGraph;
let event: NewEvent;
let draft: NewEvent;

beforeAll(async () => {
  graph = await startWholeGraph();
  const emma = await newPhotographer(graph);
  event = await newEvent(emma, 'PUBLIC');
  draft = await newEvent(emma);
});
afterAll(() => graph.stop());

/** What an operation answers to somebody who is not signed in. */
type Anonymous = 'ANSWERED' | 'UNAUTHENTICATED' | 'NOT_FOUND';

interface Operation {
  anonymous: Anonymous;
  /** How it is asked. */
  call: () => string;
}

const text = (value: string) => JSON.stringify(value);

/** Every operation of the public API but the subscriptions, which live.spec.ts asks. */
const OPERATIONS: Record<string, Operation> = {
  'query event': { anonymous: 'ANSWERED', call: () => `event(slug: ${text(event.slug)}) { id }` },
  'query events': { anonymous: 'ANSWERED', call: () => 'events(first: 1) { edges { cursor } }' },
  // Of nobody's organizations: none.
  'query managedEvents': {
    anonymous: 'ANSWERED',
    call: () => 'managedEvents(first: 1) { edges { cursor } }',
  },
  'query photo': { anonymous: 'NOT_FOUND', call: () => `photo(id: ${text(newId())}) { id }` },
  'query previewStartList': {
    anonymous: 'UNAUTHENTICATED',
    call: () => `previewStartList(eventId: ${text(event.id)}, csv: "bib\\n1") { rowCount }`,
  },
  'query eventLogo': {
    anonymous: 'UNAUTHENTICATED',
    call: () => `eventLogo(id: ${text(newId())}) { id }`,
  },
  'query lookPreview': {
    anonymous: 'UNAUTHENTICATED',
    call: () => `lookPreview(id: ${text(newId())}) { id }`,
  },
  'query auditLog': {
    anonymous: 'UNAUTHENTICATED',
    call: () => 'auditLog(first: 1) { edges { cursor } }',
  },
  'query takedownStatus': {
    anonymous: 'NOT_FOUND',
    call: () => 'takedownStatus(reference: "00000-00000-00000") { state }',
  },
  'query takedowns': {
    anonymous: 'UNAUTHENTICATED',
    call: () => 'takedowns(queue: OPEN, first: 1) { edges { cursor } }',
  },
  'query takedown': {
    anonymous: 'UNAUTHENTICATED',
    call: () => `takedown(id: ${text(newId())}) { id }`,
  },
  'query takedownCounts': {
    anonymous: 'UNAUTHENTICATED',
    call: () => 'takedownCounts { open }',
  },
  'mutation reportPhoto': {
    anonymous: 'NOT_FOUND',
    call: () =>
      `reportPhoto(input: { photoId: ${text(newId())}, reason: OTHER, email: "a@people.example", language: "en" }) { reference }`,
  },
  'mutation decideTakedown': {
    anonymous: 'UNAUTHENTICATED',
    call: () => `decideTakedown(input: { id: ${text(newId())}, decision: HIDE }) { id }`,
  },
  'mutation putBackTakedown': {
    anonymous: 'UNAUTHENTICATED',
    call: () => `putBackTakedown(id: ${text(newId())}) { id }`,
  },
  'query readingPrice': { anonymous: 'UNAUTHENTICATED', call: () => 'readingPrice { engine }' },
  'query me': { anonymous: 'ANSWERED', call: () => 'me { id }' },
  'query apiKeys': {
    anonymous: 'UNAUTHENTICATED',
    call: () => `apiKeys(organizationId: ${text(newId())}) { id }`,
  },
  'mutation createApiKey': {
    anonymous: 'UNAUTHENTICATED',
    call: () =>
      `createApiKey(input: { organizationId: ${text(newId())}, name: "x", scopes: [EVENTS_READ] }) { __typename }`,
  },
  'mutation rotateApiKey': {
    anonymous: 'UNAUTHENTICATED',
    call: () => `rotateApiKey(input: { keyId: ${text(newId())} }) { secret }`,
  },
  'mutation revokeApiKey': {
    anonymous: 'UNAUTHENTICATED',
    call: () => `revokeApiKey(keyId: ${text(newId())}) { id }`,
  },
  'mutation createEvent': {
    anonymous: 'UNAUTHENTICATED',
    call: () =>
      `createEvent(input: { organizationId: ${text(newId())}, name: "x", startsOn: "2026-05-03", timeZone: "Europe/Paris" }) { id }`,
  },
  'mutation updateEvent': {
    anonymous: 'UNAUTHENTICATED',
    call: () => `updateEvent(input: { eventId: ${text(event.id)}, name: "x" }) { id }`,
  },
  'mutation requestLogoUpload': {
    anonymous: 'UNAUTHENTICATED',
    call: () =>
      `requestLogoUpload(input: { eventId: ${text(event.id)}, byteSize: 9, contentType: "image/png" }) { logo { id } }`,
  },
  'mutation completeLogoUpload': {
    anonymous: 'UNAUTHENTICATED',
    call: () => `completeLogoUpload(logoId: ${text(newId())}) { id }`,
  },
  'mutation changeEventLook': {
    anonymous: 'UNAUTHENTICATED',
    call: () => `changeEventLook(input: { eventId: ${text(event.id)}, retouch: true }) { id }`,
  },
  'mutation setQualityThresholds': {
    anonymous: 'UNAUTHENTICATED',
    call: () => `setQualityThresholds(input: { eventId: ${text(event.id)} }) { id }`,
  },
  'mutation previewEventLook': {
    anonymous: 'UNAUTHENTICATED',
    call: () => `previewEventLook(input: { eventId: ${text(event.id)} }) { id }`,
  },
  'mutation pauseRerender': {
    anonymous: 'UNAUTHENTICATED',
    call: () => `pauseRerender(eventId: ${text(event.id)}) { state }`,
  },
  'mutation resumeRerender': {
    anonymous: 'UNAUTHENTICATED',
    call: () => `resumeRerender(eventId: ${text(event.id)}) { state }`,
  },
  'mutation cancelRerender': {
    anonymous: 'UNAUTHENTICATED',
    call: () => `cancelRerender(eventId: ${text(event.id)}) { state }`,
  },
  'mutation bringBackPhoto': {
    anonymous: 'UNAUTHENTICATED',
    call: () => `bringBackPhoto(photoId: ${text(newId())}) { id }`,
  },
  'mutation setPhotoAside': {
    anonymous: 'UNAUTHENTICATED',
    call: () => `setPhotoAside(photoId: ${text(newId())}) { id }`,
  },
  'mutation choosePhotoRetouch': {
    anonymous: 'UNAUTHENTICATED',
    call: () => `choosePhotoRetouch(photoId: ${text(newId())}, choice: RETOUCHED) { id }`,
  },
  'mutation requestCrop': {
    anonymous: 'NOT_FOUND',
    call: () => `requestCrop(photoId: ${text(newId())}, ratio: SQUARE) { id }`,
  },
  'mutation requestRetouchComparison': {
    anonymous: 'UNAUTHENTICATED',
    call: () => `requestRetouchComparison(photoId: ${text(newId())}) { id }`,
  },
  'mutation keepPhotoInstead': {
    anonymous: 'UNAUTHENTICATED',
    call: () => `keepPhotoInstead(photoId: ${text(newId())}) { id }`,
  },
  'mutation acceptIdentification': {
    anonymous: 'UNAUTHENTICATED',
    call: () => `acceptIdentification(identificationId: ${text(newId())}) { id }`,
  },
  'mutation denyIdentification': {
    anonymous: 'UNAUTHENTICATED',
    call: () => `denyIdentification(identificationId: ${text(newId())}) { id }`,
  },
  'mutation reopenIdentification': {
    anonymous: 'UNAUTHENTICATED',
    call: () => `reopenIdentification(identificationId: ${text(newId())}) { id }`,
  },
  'mutation correctIdentification': {
    anonymous: 'UNAUTHENTICATED',
    call: () =>
      `correctIdentification(input: { identificationId: ${text(newId())}, bib: "7" }) { __typename }`,
  },
  'mutation importStartList': {
    anonymous: 'UNAUTHENTICATED',
    call: () =>
      `importStartList(input: { eventId: ${text(event.id)}, csv: "bib\\n1", mapping: { bib: 0 } }) { __typename }`,
  },
  'mutation requestUploads': {
    anonymous: 'UNAUTHENTICATED',
    call: () =>
      `requestUploads(input: { eventId: ${text(event.id)}, files: [] }) { slots { photoId } }`,
  },
  'mutation completeUploads': {
    anonymous: 'UNAUTHENTICATED',
    call: () => `completeUploads(input: { photoIds: [] }) { results { photoId } }`,
  },
  'mutation grantCredits': {
    anonymous: 'UNAUTHENTICATED',
    call: () =>
      `grantCredits(input: { organizationId: ${text(newId())}, amount: 1, reason: "x" }) { available }`,
  },
  'mutation setOverdraftLimit': {
    anonymous: 'UNAUTHENTICATED',
    call: () =>
      `setOverdraftLimit(input: { organizationId: ${text(newId())}, limit: 1 }) { available }`,
  },
  'query organization': {
    anonymous: 'UNAUTHENTICATED',
    call: () => `organization(id: ${text(newId())}) { id }`,
  },
  'query invitation': {
    anonymous: 'ANSWERED',
    call: () => 'invitation(token: "made up") { email }',
  },
  'mutation createOrganization': {
    anonymous: 'UNAUTHENTICATED',
    call: () => 'createOrganization(input: { kind: CLUB, name: "x", country: "FR" }) { id }',
  },
  'mutation updateOrganization': {
    anonymous: 'UNAUTHENTICATED',
    call: () =>
      `updateOrganization(input: { organizationId: ${text(newId())}, name: "x", country: "FR" }) { id }`,
  },
  'mutation inviteMember': {
    anonymous: 'UNAUTHENTICATED',
    call: () =>
      `inviteMember(input: { organizationId: ${text(newId())}, email: "a@b.example", role: READER }) { __typename }`,
  },
  'mutation resendInvitation': {
    anonymous: 'UNAUTHENTICATED',
    call: () => `resendInvitation(invitationId: ${text(newId())}) { id }`,
  },
  'mutation revokeInvitation': {
    anonymous: 'UNAUTHENTICATED',
    call: () => `revokeInvitation(invitationId: ${text(newId())}) { id }`,
  },
  'mutation acceptInvitation': {
    anonymous: 'UNAUTHENTICATED',
    call: () => 'acceptInvitation(token: "made up") { __typename }',
  },
  'mutation changeMemberRole': {
    anonymous: 'UNAUTHENTICATED',
    call: () =>
      `changeMemberRole(input: { organizationId: ${text(newId())}, accountId: ${text(newId())}, role: READER }) { __typename }`,
  },
  'mutation removeMember': {
    anonymous: 'UNAUTHENTICATED',
    call: () =>
      `removeMember(input: { organizationId: ${text(newId())}, accountId: ${text(newId())} }) { __typename }`,
  },
  'mutation leaveOrganization': {
    anonymous: 'UNAUTHENTICATED',
    call: () => `leaveOrganization(organizationId: ${text(newId())}) { __typename }`,
  },
  'mutation transferOwnership': {
    anonymous: 'UNAUTHENTICATED',
    call: () =>
      `transferOwnership(input: { organizationId: ${text(newId())}, accountId: ${text(newId())} }) { role }`,
  },
  'mutation inviteToEvent': {
    anonymous: 'UNAUTHENTICATED',
    call: () => `inviteToEvent(input: { eventId: ${text(event.id)}, email: "a@b.example" }) { id }`,
  },
  'mutation resendEventInvitation': {
    anonymous: 'UNAUTHENTICATED',
    call: () =>
      `resendEventInvitation(input: { eventId: ${text(event.id)}, invitationId: ${text(newId())} }) { id }`,
  },
  'mutation revokeEventInvitation': {
    anonymous: 'UNAUTHENTICATED',
    call: () =>
      `revokeEventInvitation(input: { eventId: ${text(event.id)}, invitationId: ${text(newId())} }) { id }`,
  },
  'mutation acceptEventInvitation': {
    anonymous: 'UNAUTHENTICATED',
    call: () => 'acceptEventInvitation(input: { token: "made up" }) { __typename }',
  },
  'mutation removeFromCrew': {
    anonymous: 'UNAUTHENTICATED',
    call: () => `removeFromCrew(id: ${text(newId())}) { id }`,
  },
  'query personRequests': {
    anonymous: 'UNAUTHENTICATED',
    call: () => 'personRequests(first: 1) { edges { cursor } }',
  },
  'mutation signUp': {
    anonymous: 'ANSWERED',
    call: () =>
      `signUp(input: { email: "${newId()}@people.example", password: "a long password", displayName: "Ana", language: "en" }) { __typename }`,
  },
  'mutation resendVerification': {
    anonymous: 'ANSWERED',
    call: () => 'resendVerification(email: "nobody@people.example")',
  },
  'mutation verifyEmail': {
    anonymous: 'ANSWERED',
    call: () => 'verifyEmail(token: "x") { __typename }',
  },
  'mutation requestPasswordReset': {
    anonymous: 'ANSWERED',
    call: () => 'requestPasswordReset(email: "nobody@people.example")',
  },
  'mutation resetPassword': {
    anonymous: 'ANSWERED',
    call: () => 'resetPassword(token: "x", newPassword: "a long password") { __typename }',
  },
  'mutation changePassword': {
    anonymous: 'UNAUTHENTICATED',
    call: () =>
      'changePassword(input: { currentPassword: "x", newPassword: "a long password" }) { __typename }',
  },
  'mutation requestEmailChange': {
    anonymous: 'UNAUTHENTICATED',
    call: () =>
      'requestEmailChange(input: { newEmail: "a@people.example", password: "x" }) { __typename }',
  },
  'mutation confirmEmailChange': {
    anonymous: 'ANSWERED',
    call: () => 'confirmEmailChange(token: "x") { __typename }',
  },
  'mutation updateProfile': {
    anonymous: 'UNAUTHENTICATED',
    call: () => 'updateProfile(input: { language: "en" }) { id }',
  },
  'mutation requestMyData': {
    anonymous: 'UNAUTHENTICATED',
    call: () => 'requestMyData { dueAt }',
  },
  'mutation closeAccount': {
    anonymous: 'UNAUTHENTICATED',
    call: () => 'closeAccount(password: "x") { __typename }',
  },
  'query mySessions': { anonymous: 'UNAUTHENTICATED', call: () => 'mySessions { id }' },
  'query mySecurity': { anonymous: 'UNAUTHENTICATED', call: () => 'mySecurity { totpSince }' },
  'mutation revokeSession': {
    anonymous: 'UNAUTHENTICATED',
    call: () => `revokeSession(id: ${text(newId())})`,
  },
  'mutation revokeOtherSessions': {
    anonymous: 'UNAUTHENTICATED',
    call: () => 'revokeOtherSessions',
  },
  'mutation reauthenticate': {
    anonymous: 'UNAUTHENTICATED',
    call: () => 'reauthenticate(password: "x") { __typename }',
  },
  'mutation beginTotp': { anonymous: 'UNAUTHENTICATED', call: () => 'beginTotp { __typename }' },
  'mutation confirmTotp': {
    anonymous: 'UNAUTHENTICATED',
    call: () => 'confirmTotp(code: "123456") { __typename }',
  },
  'mutation renewRecoveryCodes': {
    anonymous: 'UNAUTHENTICATED',
    call: () => 'renewRecoveryCodes { __typename }',
  },
  'mutation disableTotp': {
    anonymous: 'UNAUTHENTICATED',
    call: () => 'disableTotp(password: "x", code: "123456") { __typename }',
  },
  'mutation completeSignIn': {
    anonymous: 'ANSWERED',
    call: () => 'completeSignIn(challenge: "x", code: "123456") { __typename }',
  },
  'mutation beginPasskey': {
    anonymous: 'UNAUTHENTICATED',
    call: () => 'beginPasskey { __typename }',
  },
  'mutation addPasskey': {
    anonymous: 'UNAUTHENTICATED',
    call: () => 'addPasskey(name: "x", answer: {}) { __typename }',
  },
  'mutation renamePasskey': {
    anonymous: 'UNAUTHENTICATED',
    call: () => `renamePasskey(id: ${text(newId())}, name: "x") { id }`,
  },
  'mutation removePasskey': {
    anonymous: 'UNAUTHENTICATED',
    call: () => `removePasskey(id: ${text(newId())}) { __typename }`,
  },
  'mutation beginPasskeySignIn': {
    anonymous: 'ANSWERED',
    call: () => 'beginPasskeySignIn { options }',
  },
  'mutation signInWithPasskey': {
    anonymous: 'ANSWERED',
    call: () => 'signInWithPasskey(answer: {}) { __typename }',
  },
  'mutation login': {
    anonymous: 'ANSWERED',
    call: () => 'login(input: { email: "nobody@people.example", password: "x" }) { __typename }',
  },
  'mutation refreshSession': {
    anonymous: 'ANSWERED',
    call: () => 'refreshSession(refreshToken: "x") { __typename }',
  },
  'mutation logout': { anonymous: 'ANSWERED', call: () => 'logout' },
  'mutation proveSignIn': {
    anonymous: 'ANSWERED',
    call: () => 'proveSignIn(token: "x") { __typename }',
  },
  'mutation unsubscribe': { anonymous: 'ANSWERED', call: () => 'unsubscribe(token: "x")' },
};

test('every operation of the public API stands in the table', async () => {
  const { data } = await ask<{
    __schema: Record<'queryType' | 'mutationType', { fields: { name: string }[] }>;
  }>(graph.url, '{ __schema { queryType { fields { name } } mutationType { fields { name } } } }');
  const names = (['query', 'mutation'] as const).flatMap((kind) =>
    data!.__schema[`${kind}Type`].fields.map(({ name }) => `${kind} ${name}`),
  );
  expect(names.sort()).toEqual(Object.keys(OPERATIONS).sort());
});

test.each(Object.entries(OPERATIONS))('anonymous: %s', async (name, { anonymous, call }) => {
  const [kind, field] = name.split(' ') as [string, string];
  const answer = await ask(graph.url, `${kind} { ${call()} }`);
  if (anonymous === 'ANSWERED') {
    expect(answer.errors).toBeUndefined();
    expect(answer.data).toHaveProperty(field);
  } else {
    expect(codesOf(answer)).toEqual([anonymous]);
    expect(answer.data?.[field] ?? null).toBeNull();
  }
});

test('anonymous: a draft is not found, its operations tell nothing of it', async () => {
  const found = await ask(graph.url, `{ event(slug: ${text(draft.slug)}) { id } }`);
  expect(codesOf(found)).toEqual(['NOT_FOUND']);
});
