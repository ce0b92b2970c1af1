import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import {
  type AccountViewer,
  ANONYMOUS,
  newId,
  originalKey,
  type Viewer,
} from '@focus-racer/contracts';
import { type Catalog, jpegBytes, memberOf, openCatalog, organizationOf } from '../fixture.ts';

let catalog: Catalog;
beforeAll(async () => {
  catalog = await openCatalog();
});
afterAll(() => catalog.close());

const INVITE = `mutation ($input: InviteToEventInput!) { inviteToEvent(input: $input) { id email } }`;
const ACCEPT = `mutation ($input: AcceptEventInvitationInput!) { acceptEventInvitation(input: $input) {
  __typename
  ... on CrewJoined { event { id } place { id organization { id } account { id } } }
  ... on EventInvitationForAnotherAddressError { email }
  ... on ShootingOrganizationNeededError { organizations { id } }
} }`;
const REMOVE = `mutation ($id: ID!) { removeFromCrew(id: $id) { id } }`;
const DESK = `query ($slug: String!) { event(slug: $slug) {
  viewerCanManage viewerCanSeeAll viewerUploadsFor { id } viewerCrewPlace { id } crew { id }
  crewInvitations { id } look { retouch } publishConfidence
  managedPhotos(first: 10, states: [UPLOADED, PUBLISHED, SET_ASIDE]) { edges { node { id fileName webUrl originalUrl } } }
} }`;

let organizer: AccountViewer;
let shooter: AccountViewer;
let event: { id: string; slug: string };
beforeEach(async () => {
  organizer = memberOf(newId());
  shooter = memberOf(newId());
  event = await catalog.createEvent(organizer);
});

async function ask(viewer: Viewer, source: string, variables: object) {
  const { data, codes } = await catalog.ask(viewer, source, variables);
  return codes.length > 0 ? codes : (Object.values(data)[0] as unknown);
}
const addressOf = ({ accountId }: AccountViewer) => `${accountId}@example.org`;

async function invite(viewer = shooter): Promise<string> {
  const email = addressOf(viewer);
  catalog.identity.addresses.set(viewer.accountId, email);
  await catalog.get(organizer, INVITE, { input: { eventId: event.id, email } });
  return catalog.identity.tokenOf(email);
}
async function join(viewer = shooter): Promise<string> {
  const joined = await ask(viewer, ACCEPT, { input: { token: await invite(viewer) } });
  return (joined as { place: { id: string } }).place.id;
}
const takeOff = (placeId: string) => catalog.get(organizer, REMOVE, { id: placeId });
const desk = (viewer: Viewer) => ask(viewer, DESK, { slug: event.slug });

describe('an invitation to shoot an event', () => {
  test('brings in a photographer of another organization, for hers', async () => {
    const token = await invite();
    expect(await ask(shooter, ACCEPT, { input: { token } })).toMatchObject({
      __typename: 'CrewJoined',
      event: { id: event.id },
      place: { organization: { id: organizationOf(shooter) }, account: { id: shooter.accountId } },
    });
    expect(await ask(shooter, ACCEPT, { input: { token } })).toMatchObject({
      __typename: 'CrewJoined',
    });
    const crew = await catalog.get<{ crew: object[] }>(organizer, DESK, { slug: event.slug });
    expect(crew.crew).toHaveLength(1);
  });

  test('is for its address, and stays good for it', async () => {
    const token = await invite();
    expect(await ask(memberOf(newId()), ACCEPT, { input: { token } })).toEqual({
      __typename: 'EventInvitationForAnotherAddressError',
      email: addressOf(shooter),
    });
    expect(await ask(ANONYMOUS, ACCEPT, { input: { token } })).toEqual(['UNAUTHENTICATED']);
    expect(await ask(shooter, ACCEPT, { input: { token } })).toMatchObject({
      __typename: 'CrewJoined',
    });
  });

  test('waits for a choice among several organizations', async () => {
    const second = newId();
    shooter.memberships.push({ organizationId: second, kind: 'AGENCY', role: 'SHOOTER' });
    const token = await invite();
    const among = [organizationOf(shooter), second].map((id) => ({ id }));
    expect(await ask(shooter, ACCEPT, { input: { token } })).toEqual({
      __typename: 'ShootingOrganizationNeededError',
      organizations: among,
    });
    const input = { token, organizationId: second };
    expect(await ask(shooter, ACCEPT, { input })).toMatchObject({
      place: { organization: { id: second } },
    });
  });

  test('does not bring back who was taken off', async () => {
    const placeId = await join();
    const token = catalog.identity.tokenOf(addressOf(shooter));
    await takeOff(placeId);
    expect(await ask(shooter, ACCEPT, { input: { token } })).toEqual({
      __typename: 'EventInvitationEndedError',
    });
    expect(await join()).not.toBe(placeId);
  });

  test('is sent, sent again and taken back by who manages the event', async () => {
    const input = { eventId: event.id, email: 'somebody@example.org' };
    expect(await ask(memberOf(newId()), INVITE, { input })).toEqual(['NOT_FOUND']);
    const reader = memberOf(organizationOf(organizer), 'READER');
    expect(await ask(reader, INVITE, { input })).toEqual(['FORBIDDEN']);
    await join();
    expect(await ask(shooter, INVITE, { input })).toEqual(['NOT_FOUND']);
    const { id } = (await ask(organizer, INVITE, { input })) as { id: string };
    const asked = { input: { eventId: event.id, invitationId: id } };
    const resend = `mutation ($input: EventInvitationInput!) { resendEventInvitation(input: $input) { id } }`;
    const revoke = `mutation ($input: EventInvitationInput!) { revokeEventInvitation(input: $input) { id } }`;
    expect(await ask(organizer, resend, asked)).toEqual({ id });
    expect(await ask(shooter, revoke, asked)).toEqual(['NOT_FOUND']);
    expect(await ask(organizer, revoke, asked)).toEqual({ id });
    expect(await desk(organizer)).toMatchObject({ crewInvitations: [] });
  });
});

describe('the crew', () => {
  test('sees the draft and her own photos, and nothing of the organizer’s', async () => {
    await catalog.upload(organizer, event.id);
    expect(await desk(shooter)).toEqual(['NOT_FOUND']);
    await join();
    const photoId = await catalog.upload(shooter, event.id);
    const seen = await desk(shooter);
    expect(seen).toMatchObject({
      viewerCanManage: false,
      viewerCanSeeAll: false,
      viewerUploadsFor: { id: organizationOf(shooter) },
      crew: null,
      crewInvitations: null,
      look: null,
      publishConfidence: null,
      managedPhotos: { edges: [{ node: { id: photoId, fileName: 'DSC_0001.JPG' } }] },
    });
    const listed = await ask(shooter, `{ managedEvents(first: 5) { edges { node { id } } } }`, {});
    expect(listed).toEqual({ edges: [{ node: { id: event.id } }] });
    const other = memberOf(newId());
    await join(other);
    expect(await ask(other, `query ($id: ID!) { photo(id: $id) { id } }`, { id: photoId })).toEqual(
      ['NOT_FOUND'],
    );
  });

  test('pays for what she shoots; its original is her organization’s', async () => {
    await join();
    const photoId = await catalog.upload(shooter, event.id);
    const [start] = (await catalog.outbox()).filter(
      ({ payload }) => 'input' in payload && payload.input['photoId'] === photoId,
    );
    expect(start?.payload).toMatchObject({ input: { organizationId: organizationOf(shooter) } });
    const ORIGINAL = `query ($id: ID!) { photo(id: $id) { originalUrl organization { id } fileName } }`;
    expect(await ask(organizer, ORIGINAL, { id: photoId })).toMatchObject({
      originalUrl: null,
      organization: { id: organizationOf(shooter) },
      fileName: 'DSC_0001.JPG',
    });
    expect(await ask(shooter, ORIGINAL, { id: photoId })).toMatchObject({
      originalUrl: expect.stringContaining('http') as unknown,
    });
  });

  test('sorts her own photos alone', async () => {
    await join();
    const own = await catalog.publish(shooter, event.id);
    const other = await catalog.publish(organizer, event.id);
    const ASIDE = `mutation ($id: ID!) { setPhotoAside(photoId: $id) { state } }`;
    expect(await ask(shooter, ASIDE, { id: own })).toEqual({ state: 'SET_ASIDE' });
    expect(await ask(shooter, ASIDE, { id: other })).toEqual(['NOT_FOUND']);
    const settings = `mutation ($input: UpdateEventInput!) { updateEvent(input: $input) { id } }`;
    expect(await ask(shooter, settings, { input: { eventId: event.id, name: 'Mine' } })).toEqual([
      'NOT_FOUND',
    ]);
  });
});

describe('taken off', () => {
  test('she sees nothing of a draft, and what she sent goes on as hers', async () => {
    const placeId = await join();
    const sent = await catalog.upload(shooter, event.id);
    await takeOff(placeId);
    expect(await desk(shooter)).toEqual(['NOT_FOUND']);
    expect(await ask(shooter, `query ($id: ID!) { photo(id: $id) { id } }`, { id: sent })).toEqual([
      'NOT_FOUND',
    ]);
    expect(await ask(shooter, `{ managedEvents(first: 5) { edges { node { id } } } }`, {})).toEqual(
      {
        edges: [],
      },
    );
    await catalog.begin(sent);
    expect(await catalog.record(sent)).toEqual({ state: 'PUBLISHED' });
    expect(await desk(organizer)).toMatchObject({
      managedPhotos: { edges: [{ node: { id: sent } }] },
    });
  });

  test('in the middle of an upload she is refused clearly', async () => {
    const placeId = await join();
    const bytes = jpegBytes();
    const [photoId = ''] = await catalog.announce(shooter, event.id, [bytes]);
    await catalog.store.write(originalKey({ eventId: event.id, photoId }), bytes, {
      contentType: 'image/jpeg',
    });
    await takeOff(placeId);
    expect(await catalog.complete(shooter, [photoId])).toMatchObject([
      { photoId, outcome: 'NO_LONGER_ALLOWED' },
    ]);
    await expect(catalog.announce(shooter, event.id, [jpegBytes()])).rejects.toThrow('FORBIDDEN');
    await expect(catalog.announce(memberOf(newId()), event.id, [bytes])).rejects.toThrow(
      'NOT_FOUND',
    );
    expect(await catalog.complete(memberOf(newId()), [photoId])).toMatchObject([
      { outcome: 'NOT_FOUND' },
    ]);
    await join();
    expect(await catalog.complete(shooter, [photoId])).toMatchObject([{ outcome: 'RECEIVED' }]);
  });

  test('what she watches ends', async () => {
    const placeId = await join();
    const watched = [];
    for (const field of [
      'eventProgress(eventId: $id) { version }',
      'eventPhotos(eventId: $id) { eventId }',
    ]) {
      const answer = await catalog.listen(shooter, `subscription ($id: ID!) { ${field} }`, {
        id: event.id,
      });
      if (!(Symbol.asyncIterator in answer)) throw new Error('refused');
      watched.push(answer);
    }
    const [progress] = watched;
    await progress?.next();
    await takeOff(placeId);
    for (const live of watched) {
      let ended = false;
      while (!ended) ended = (await live.next()).done ?? false;
      expect(ended).toBe(true);
    }
  });

  test('by a manager or by herself, by nobody else', async () => {
    const placeId = await join();
    const other = memberOf(newId());
    const otherPlace = await join(other);
    expect(await ask(other, REMOVE, { id: placeId })).toEqual(['NOT_FOUND']);
    expect(await ask(memberOf(newId()), REMOVE, { id: placeId })).toEqual(['NOT_FOUND']);
    const reader = memberOf(organizationOf(organizer), 'READER');
    expect(await ask(reader, REMOVE, { id: placeId })).toEqual(['FORBIDDEN']);
    expect(await ask(other, REMOVE, { id: otherPlace })).toEqual({ id: otherPlace });
    expect(await ask(organizer, REMOVE, { id: placeId })).toEqual({ id: placeId });
    expect(await ask(organizer, REMOVE, { id: placeId })).toEqual({ id: placeId });
  });
});
