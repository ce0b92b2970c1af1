import { afterAll, expect, test } from '@jest/globals';
import { markPage, river, riverCount, sendFromPage } from './desk.ts';
import { sendFolder, type StoryEvent } from './events.ts';
import { folderOf, removeFolders, shotOf } from './photos.ts';
import { creditsOf, newMember, newPhotographer } from './system.ts';
import { open, picture, useBrowser, visit } from './visit.ts';

const START_LIST = [
  'Dossard;Nom;Prénom;Course;Club',
  '301;Martin;Amina;10 km;AC Valmont',
  '314;Diallo;Léo;10 km;',
  '1215;Lefèvre;Chloé;Semi-marathon;US Montbrun',
  '340;Moreau;Bastien;10 km;',
].join('\r\n');

useBrowser();
afterAll(removeFolders);

test('a photographer creates an event, drops a folder and watches every photo find its place', async () => {
  const claire = await newPhotographer('Claire Valmont');
  const second = await newMember('Renfort', claire.organizationId, 'SHOOTER');
  const shared = shotOf(['340'], 57);

  const page = await visit('/login');
  await page.getByLabel('Adresse e-mail').fill(claire.email);
  await page.getByLabel('Mot de passe', { exact: true }).fill(claire.password);
  await page.getByRole('main').getByRole('button', { name: 'Se connecter', exact: true }).click();

  await page.getByRole('link', { name: 'Nouvel événement' }).click();
  await page.getByLabel('Nom de l’événement').fill('Corrida de Valmont');
  await page.getByLabel('Date').fill('2026-05-03');
  await page.getByLabel('Lieu').fill('Valmont-sur-Lac');
  await page.getByLabel('Montrer les noms au public').click();
  await page.getByRole('button', { name: 'Créer l’événement' }).click();
  await page.getByRole('heading', { name: 'Corrida de Valmont' }).waitFor();
  await picture(page, 'desk-empty');

  await page.getByRole('button', { name: 'Importer un CSV' }).click();
  await page.getByLabel('Choisir un fichier CSV').setInputFiles({
    name: 'depart.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(START_LIST),
  });
  await page.getByText('4 lignes, voici le début').waitFor();
  await page.getByRole('cell', { name: 'Chloé Lefèvre' }).waitFor();
  await picture(page, 'start-list-preview');
  await page.getByRole('button', { name: 'Importer 4 dossards' }).click();
  await page.getByText('4 dossards', { exact: true }).waitFor();

  const { managedEvents } = await claire.api.request<{
    managedEvents: { edges: { node: StoryEvent }[] };
  }>('{ managedEvents(first: 1) { edges { node { id slug } } } }');
  const event = managedEvents.edges[0]?.node;
  if (!event) throw new Error('the event is not there');
  await sendFolder(second, event, await folderOf({ 'RENFORT_1.JPG': shared }));
  await river(page, '1 publiée');

  const isUnbroken = await markPage(page);
  const folder = await folderOf({
    'DSC_4101.JPG': shotOf(['301'], 0),
    'DSC_4102.JPG': shotOf(['314', '301'], 19),
    'DSC_4103.JPG': shotOf(['1215'], 38),
    'DSC_4104.JPG': shared,
    'DSC_4105.JPG': shotOf([], 76),
    'DSC_4106.JPG': { ...shotOf(['314'], 95), blur: 14 },
    'liste-des-departs.jpg': START_LIST,
  });
  await page.getByText('102 crédits disponibles').waitFor();
  await sendFromPage(page, folder, '7 photos');
  await picture(page, 'desk-sending');
  await river(page, '8 reçues', '8 triées', '5 publiées', '4 identifiées');
  await page.getByText('Tout est trié.').first().waitFor();
  await picture(page, 'desk-sorted');

  await riverCount(page, '2 refusées').click();
  const refused = page.getByRole('region', { name: 'Photos refusées' });
  await refused.getByText('Le même fichier que RENFORT_1.JPG').waitFor();
  await refused.getByText('Ce fichier n’est pas une image acceptée (JPEG, PNG, WebP).').waitFor();
  await picture(page, 'desk-refused');

  await riverCount(page, '1 mise de côté').click();
  await page.getByText('Floue', { exact: true }).waitFor();
  await picture(page, 'desk-set-aside');
  await page.getByRole('button', { name: 'Publier', exact: true }).click();
  await river(page, '6 publiées', '0 mise de côté');

  await page.getByText('Public', { exact: true }).click();
  await page.getByText('Tout le monde voit les photos, dès l’accueil.').waitFor();
  expect(await isUnbroken()).toBe(true);

  await page.getByRole('link', { name: 'Crédits' }).click();
  await page.getByText('97', { exact: true }).waitFor();
  await picture(page, 'credits');
  expect(await creditsOf(claire)).toEqual({ available: 97, held: 0, consumed: 6 });

  await open(page, '/login');
  await page.getByRole('heading', { name: 'Mes événements' }).waitFor();

  const visitor = await visit(`/e/${event.slug}`);
  await visitor.getByText('6 photos, c’est tout').waitFor();
});
