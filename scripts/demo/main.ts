import { mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInternalClient } from '@focus-racer/service-kit';
import { type PublicApi, signIn } from '../upload/public-api.ts';
import { uploadFiles } from '../upload/upload-files.ts';
import { createDemoAccounts } from './accounts.ts';
import { DEMO_ACCOUNTS } from './demo-accounts.ts';
import { drawPhoto } from './draw-photo.ts';
import { readDemoEnv } from './env.ts';
import { demoScenes } from './scenes.ts';
import { demoStartListCsv } from './start-list.ts';

const NAME = 'Foulées de Valmont 2026';
const SENT_AGAIN = 'DSC_4103.JPG';
const NO_IMAGE = 'liste-des-departs.jpg';
/** The file that is no image and the one that a second photographer sends again. */
const EXTRA_FILES = 2;

const env = readDemoEnv();
const internal = createInternalClient({ identity: env.IDENTITY_URL }, env.SERVICE_TOKEN);
await createDemoAccounts(internal, env.DEMO_PASSWORD);
const signInAs = (email: string): Promise<PublicApi> =>
  signIn(env.GRAPHQL_URL, { email, password: env.DEMO_PASSWORD });
const photographer = await signInAs(DEMO_ACCOUNTS.photographer);

const event = (await findEvent(photographer)) ?? (await createEvent(photographer));
const scenes = demoScenes();
if (event.progress.received < scenes.length + EXTRA_FILES) {
  await fillEvent(photographer, event);
  await uploadPhotos(event.id);
  console.log('The demo event is there, and its photos are being sorted.');
} else {
  console.log('The demo event is there already.');
}

interface DemoEvent {
  id: string;
  slug: string;
  progress: { received: number };
}

async function findEvent(api: PublicApi): Promise<DemoEvent | null> {
  const { managedEvents } = await api.request<{
    managedEvents: { edges: { node: DemoEvent & { name: string } }[] };
  }>('{ managedEvents(first: 100) { edges { node { id slug name progress { received } } } } }');
  return managedEvents.edges.find(({ node }) => node.name === NAME)?.node ?? null;
}

async function createEvent(api: PublicApi): Promise<DemoEvent> {
  const { me } = await api.request<{
    me: { memberships: { organization: { id: string } }[] };
  }>('{ me { memberships { organization { id } } } }');
  const organizationId = me.memberships[0]?.organization.id;
  const { createEvent: event } = await api.request<{ createEvent: DemoEvent }>(
    'mutation CreateEvent($input: CreateEventInput!) { createEvent(input: $input) { id slug progress { received } } }',
    {
      input: {
        organizationId,
        name: NAME,
        startsOn: '2026-05-03',
        place: 'Valmont-sur-Lac',
        sport: 'RUNNING',
        timeZone: 'Europe/Paris',
        publicNames: true,
        races: ['10 km', 'Semi-marathon'],
      },
    },
  );
  return event;
}

async function fillEvent(api: PublicApi, event: DemoEvent): Promise<void> {
  await api.request(
    'mutation ImportStartList($input: ImportStartListInput!) { importStartList(input: $input) { __typename } }',
    { input: { eventId: event.id, csv: demoStartListCsv() } },
  );
  await api.request(
    'mutation UpdateEvent($input: UpdateEventInput!) { updateEvent(input: $input) { id } }',
    { input: { eventId: event.id, visibility: 'PUBLIC' } },
  );
}

async function uploadPhotos(eventId: string): Promise<void> {
  const folder = join(tmpdir(), `focus-racer-demo-${process.pid}`);
  await mkdir(folder, { recursive: true });
  try {
    const paths: string[] = [];
    for (const { name, photo } of scenes) {
      const path = join(folder, name);
      await writeFile(path, await drawPhoto(photo));
      paths.push(path);
    }
    const noImage = join(folder, NO_IMAGE);
    await writeFile(noImage, demoStartListCsv());
    await uploadFiles(photographer, eventId, [...paths, noImage], explainFailure);
    const second = await signInAs(DEMO_ACCOUNTS.secondPhotographer);
    await uploadFiles(second, eventId, [join(folder, SENT_AGAIN)], explainFailure);
  } finally {
    await rm(folder, { recursive: true });
  }
}

function explainFailure(path: string, outcome: { kind: string; reason?: string }): void {
  if (outcome.kind === 'failed') console.error(`${path}: ${outcome.reason}`);
}
