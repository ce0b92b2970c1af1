import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createAccount } from '@focus-racer/contracts';
import { createInternalClient } from '@focus-racer/service-kit';
import { findProgram } from '../../scripts/system/programs.ts';
import { runScript } from '../../scripts/system/run-script.ts';
import { startTestPostgres, startTestTemporal } from '../../scripts/system/test-services.ts';
import { signIn } from '../../scripts/upload/public-api.ts';
import { river, sendFromPage } from './desk.ts';
import { newEvent } from './events.ts';
import { folderOf, removeFolders, shotOf } from './photos.ts';
import { Machine } from './production/machine.ts';
import type { Person } from './system.ts';
import { open, picture, useBrowser, visit } from './visit.ts';

const PASSWORD = 'une phrase assez longue';
const START_LIMIT_MS = 180_000;
const versitygw = findProgram('versitygw', 'VERSITYGW_PATH');
const story = versitygw ? describe : describe.skip;
if (!versitygw) process.stderr.write('versitygw not found: the story of production is SKIPPED\n');

story('the processes of docker-compose.yml, with a real store, PostgreSQL and Temporal', () => {
  let machine: Machine;
  const running: { stop(): Promise<void> }[] = [];

  useBrowser();
  beforeAll(async () => {
    const postgres = await startTestPostgres();
    running.unshift(postgres);
    const temporal = await startTestTemporal();
    running.unshift(temporal);
    machine = await Machine.start({
      databaseUrl: postgres.env['TEST_DATABASE_URL'] ?? '',
      temporalAddress: temporal.env['TEST_TEMPORAL_ADDRESS'] ?? '',
      versitygw: versitygw ?? '',
    });
    running.unshift(machine);
    const door = machine.hasCaddy ? 'Caddy' : 'a proxy that follows deploy/Caddyfile';
    process.stderr.write(`production behind ${door}\n`);
  }, START_LIMIT_MS);
  afterAll(async () => {
    for (const part of running) await part.stop();
    await removeFolders();
  });

  async function newPhotographer(): Promise<Person> {
    const account = { email: 'claire@story.example', password: PASSWORD };
    const identity = machine.addressOf('identity', 4002);
    const internal = createInternalClient({ identity }, machine.env['SERVICE_TOKEN'] ?? '');
    const { organizationId } = await internal.ask(createAccount, {
      ...account,
      displayName: 'Claire Valmont',
      organizationKind: 'PHOTOGRAPHER',
      admin: false,
      language: 'fr',
    });
    const api = await signIn(`${machine.origin}/graphql`, account);
    return { name: 'Claire', ...account, organizationId: organizationId ?? '', api };
  }

  test('a photo goes from the photographer to the runner through one address', async () => {
    const claire = await newPhotographer();
    const event = await newEvent(claire, 'Corrida de Valmont', 'PUBLIC');

    const desk = await visit(`${machine.origin}/login`);
    const asked = new Set<string>();
    desk.on('request', (request) => asked.add(request.url()));
    desk.on('websocket', (socket) => asked.add(socket.url()));
    await desk.getByLabel('Adresse e-mail').fill(claire.email);
    await desk.getByLabel('Mot de passe', { exact: true }).fill(claire.password);
    await desk.getByRole('main').getByRole('button', { name: 'Se connecter', exact: true }).click();
    await desk.getByRole('link', { name: 'Nouvel événement' }).waitFor();
    await open(desk, `${machine.origin}/pro/events/${event.slug}`);
    const folder = { 'DSC_1.JPG': shotOf(['301'], 0), 'DSC_2.JPG': shotOf(['302'], 20) };
    await sendFromPage(desk, await folderOf(folder), '2 photos');
    await river(desk, '2 reçues', '2 publiées', '2 identifiées');
    await picture(desk, 'production-desk');

    const addresses = [...asked].filter((url) => /^(http|ws)/.test(url)).map((url) => new URL(url));
    expect(new Set(addresses.map(({ host }) => host))).toEqual(
      new Set([machine.env['PUBLIC_HOST']]),
    );
    expect(addresses.map(({ protocol }) => protocol)).toContain('ws:');

    const gallery = await visit(`${machine.origin}/e/${event.slug}/b/301`);
    const photo = gallery.getByRole('link', { name: /^Dossard 301, prise à 10:42:03/ });
    await photo.waitFor();
    const image = await photo.locator('img').evaluate(async (element) => {
      const { decode, src, naturalWidth } = element as unknown as Image;
      await decode.call(element);
      return { src, naturalWidth };
    });
    expect(image.naturalWidth).toBeGreaterThan(0);
    expect(image.src).toContain(`${machine.origin}/fr-photos/p/`);
    await picture(gallery, 'production-gallery');
  });

  test('nobody lists the store, or reads what is not public', async () => {
    const asked = ['/fr-photos/', '/fr-photos/?list-type=2', '/fr-photos/e/1/2/original'];
    for (const path of asked) {
      expect((await fetch(`${machine.origin}${path}`)).status).toBe(403);
    }
  });

  test.each([
    ['packages/storage/src/file-server/main.ts', 'no file server in production'],
    ['scripts/mail-outbox/main.ts', 'no outbox in production'],
  ])('%s, which stands in for a real part, refuses to start', async (entry, refusal) => {
    const { NODE_ENV = '' } = machine.environmentOf('catalog');
    expect(NODE_ENV).toBe('production');
    const start = runScript(entry, {
      env: { NODE_ENV, STORE_DIR: machine.folder, STORE_SECRET: 's'.repeat(32) },
      logFile: machine.logFile('refused'),
      signal: AbortSignal.timeout(30_000),
    });
    await expect(start).rejects.toThrow(refusal);
  });
});

interface Image {
  src: string;
  naturalWidth: number;
  decode(): Promise<void>;
}
