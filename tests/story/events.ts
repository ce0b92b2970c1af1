import { setTimeout as wait } from 'node:timers/promises';
import { findFiles } from '../../scripts/upload/find-files.ts';
import { type FileOutcome, uploadFiles } from '../../scripts/upload/upload-files.ts';
import type { Person } from './system.ts';

export interface StoryEvent {
  id: string;
  slug: string;
}

export interface Progress {
  received: number;
  sorted: number;
  published: number;
  setAside: number;
  rejected: number;
  awaitingCredits: number;
  identified: number;
}

const PROGRESS =
  'progress { received sorted published setAside rejected awaitingCredits identified }';
const POLL_MS = 250;

/** An event made through the public API, a draft unless told otherwise. */
export async function newEvent(
  owner: Person,
  name: string,
  visibility: 'DRAFT' | 'PUBLIC' = 'DRAFT',
): Promise<StoryEvent> {
  const { createEvent } = await owner.api.request<{ createEvent: StoryEvent }>(
    'mutation Create($input: CreateEventInput!) { createEvent(input: $input) { id slug } }',
    {
      input: {
        organizationId: owner.organizationId,
        name,
        startsOn: '2026-05-03',
        place: 'Valmont-sur-Lac',
        timeZone: 'Europe/Paris',
        publicNames: true,
      },
    },
  );
  if (visibility === 'PUBLIC') await publishEvent(owner, createEvent);
  return createEvent;
}

export async function publishEvent(owner: Person, event: StoryEvent): Promise<void> {
  await owner.api.request(
    'mutation Update($input: UpdateEventInput!) { updateEvent(input: $input) { id } }',
    { input: { eventId: event.id, visibility: 'PUBLIC' } },
  );
}

export async function importStartList(owner: Person, event: StoryEvent, csv: string) {
  await owner.api.request(
    'mutation Import($input: ImportStartListInput!) { importStartList(input: $input) { __typename } }',
    { input: { eventId: event.id, csv } },
  );
}

/** Sends every file of a folder, as the command line does. */
export async function sendFolder(sender: Person, event: StoryEvent, folder: string) {
  const outcomes: FileOutcome['kind'][] = [];
  await uploadFiles(sender.api, event.id, await findFiles(folder), (_path, { kind }) => {
    outcomes.push(kind);
  });
  return outcomes;
}

export async function progressOf(viewer: Person, event: StoryEvent): Promise<Progress> {
  const answer = await viewer.api.request<{ event: { progress: Progress } }>(
    `query Progress($slug: String!) { event(slug: $slug) { ${PROGRESS} } }`,
    { slug: event.slug },
  );
  return answer.event.progress;
}

/** Asks until every photo that arrived is decided, or what else `until` waits for. */
export async function whenSorted(
  viewer: Person,
  event: StoryEvent,
  received: number,
  until = (p: Progress) => p.received === received && p.sorted === received,
): Promise<Progress> {
  for (;;) {
    const progress = await progressOf(viewer, event);
    if (until(progress)) return progress;
    await wait(POLL_MS);
  }
}
