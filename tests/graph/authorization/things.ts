import { randomUUID } from 'node:crypto';
import { newId } from '@focus-racer/contracts';
import {
  announcePhoto,
  newEvent,
  type NewEvent,
  type Person,
  publishPhoto,
  sortPhoto,
} from '../people.ts';
import type { WholeGraph } from '../whole-graph.ts';

/** What operations of the table are asked about. */
export interface Things {
  organizationId: string;
  event: NewEvent;
  photoId: string;
  announcedPhotoId: string;
  publicPhotoId: string;
  publicEvent: NewEvent;
  identificationId: string;
  logoId: string;
  previewId: string;
  takedown: { id: string; reference: string };
  eventInvitationId: string;
  invitationId: string;
  apiKeyId: string;
  sessionId: string;
  passkeyId: string;
}

export type ThingsOfOrganization = Omit<Things, 'sessionId' | 'passkeyId'>;

export const NO_PERSONAL_THINGS = { sessionId: newId(), passkeyId: newId() };
export const newAddress = () => `${newId()}@people.example`;

export async function makeThings(graph: WholeGraph, person: Person): Promise<ThingsOfOrganization> {
  const event = await newEvent(person);
  const publicEvent = await newEvent(person, 'PUBLIC');
  const { photoId } = await sortPhoto(graph, person, event.id, ['1042'], '0123456789abcdef');
  const publicPhotoId = await publishPhoto(graph, person, publicEvent.id);
  await person.ask(
    `mutation ($id: ID!) {
      importStartList(
        input: { eventId: $id, csv: "bib,name\\n1042,Ana", mapping: { bib: 0, name: 1 } }
      ) { __typename }
    }`,
    { id: publicEvent.id },
  );
  const { photo } = await person.ask<{ photo: { identifications: { id: string }[] } }>(
    'query ($id: ID!) { photo(id: $id) { identifications { id } } }',
    { id: photoId },
  );
  const made = await person.ask<{
    logo: { logo: { id: string } };
    preview: { id: string };
    takedown: { reference: string };
    eventInvitation: { id: string };
    invited: { invitation: { id: string } };
    key: { apiKey: { id: string } };
  }>(
    `mutation ($event: ID!, $photo: ID!, $organization: ID!, $email: String!) {
      logo: requestLogoUpload(input: { eventId: $event, byteSize: 900, contentType: "image/png" }) {
        logo { id }
      }
      preview: previewEventLook(input: { eventId: $event }) { id }
      takedown: reportPhoto(
        input: { photoId: $photo, reason: OTHER, message: "x", email: $email, language: "en" }
      ) { reference }
      eventInvitation: inviteToEvent(input: { eventId: $event, email: $email }) { id }
      invited: inviteMember(input: { organizationId: $organization, email: $email, role: SHOOTER }) {
        ... on MemberInvited { invitation { id } }
      }
      key: createApiKey(
        input: { organizationId: $organization, name: "timing", scopes: [EVENTS_READ] }
      ) { ... on ApiKeyWithSecret { apiKey { id } } }
    }`,
    {
      event: event.id,
      photo: publicPhotoId,
      organization: person.organizationId,
      email: newAddress(),
    },
  );
  const { takedowns } = await person.ask<{ takedowns: { edges: { node: { id: string } }[] } }>(
    `query ($id: ID!) {
      takedowns(queue: OPEN, organizationId: $id, first: 1) { edges { node { id } } }
    }`,
    { id: person.organizationId },
  );
  await person.ask('mutation ($id: ID!) { setPhotoAside(photoId: $id) { id } }', { id: photoId });
  const identificationId = photo.identifications[0]?.id;
  const takedownId = takedowns.edges[0]?.node.id;
  if (!identificationId || !takedownId) throw new Error('a thing of the table was not made');
  return {
    organizationId: person.organizationId,
    event,
    photoId,
    announcedPhotoId: await announcePhoto(person, event.id, Buffer.from(randomUUID())),
    publicPhotoId,
    publicEvent,
    identificationId,
    logoId: made.logo.logo.id,
    previewId: made.preview.id,
    takedown: { id: takedownId, reference: made.takedown.reference },
    eventInvitationId: made.eventInvitation.id,
    invitationId: made.invited.invitation.id,
    apiKeyId: made.key.apiKey.id,
  };
}

/** Ids that were something's once, or could have been. */
export function nothing(): Things {
  return {
    organizationId: newId(),
    event: { id: newId(), slug: `no-event-${randomUUID().slice(0, 6)}` },
    photoId: newId(),
    announcedPhotoId: newId(),
    publicPhotoId: newId(),
    publicEvent: { id: newId(), slug: 'no-event' },
    identificationId: newId(),
    logoId: newId(),
    previewId: newId(),
    takedown: { id: newId(), reference: 'AAAA-AAAA-AAAA' },
    eventInvitationId: newId(),
    invitationId: newId(),
    apiKeyId: newId(),
    ...NO_PERSONAL_THINGS,
  };
}
