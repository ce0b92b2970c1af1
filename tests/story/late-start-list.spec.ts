import { afterAll, expect, test } from '@jest/globals';
import { river } from './desk.ts';
import { importStartList, newEvent, sendFolder, whenSorted } from './events.ts';
import { folderOf, removeFolders, shotOf } from './photos.ts';
import { newPhotographer } from './system.ts';
import { useBrowser, visit } from './visit.ts';

const START_LIST = 'Dossard;Nom;Prénom;Course\n701;Keïta;Mariam;Marathon\n702;Boyer;Jules;10 km';
const BY_BIB = `query ByBib($slug: String!) { event(slug: $slug) { bibSearch(bib: "701", first: 5) {
  photos { edges { node {
    searchableAt
    identificationHistory(first: 5) { edges { node { bib reason supersededReason } } }
  } } }
} } }`;
interface ByBib {
  event: {
    bibSearch: {
      photos: {
        edges: {
          node: { searchableAt: string; identificationHistory: { edges: { node: object }[] } };
        }[];
      };
    };
  };
}

useBrowser();
afterAll(removeFolders);

test('a start list that comes after the photos gives them their names without reading again', async () => {
  const photographer = await newPhotographer('Studio Tardif');
  const event = await newEvent(photographer, 'Marathon des Vignes', 'PUBLIC');
  const shots = { 'a.jpg': shotOf(['701'], 0), 'b.jpg': shotOf(['799'], 8) };
  await sendFolder(photographer, event, await folderOf(shots));
  await whenSorted(photographer, event, 2);
  const desk = await visit(`/pro/events/${event.slug}`, { as: photographer });
  await river(desk, '2 publiées', '2 identifiées');
  const photo = async () => {
    const found = await photographer.api.request<ByBib>(BY_BIB, { slug: event.slug });
    return found.event.bibSearch.photos.edges[0]?.node;
  };
  const before = await photo();

  await importStartList(photographer, event, START_LIST);
  await river(desk, '2 publiées', '1 identifiée');
  const page = await visit(`/e/${event.slug}/b/701`);
  await page.getByText('Marathon', { exact: true }).waitFor();
  await page.getByText('Mariam Keïta').waitFor();
  await page.getByRole('link', { name: 'Dossard 701, prise à 10:42:03' }).waitFor();
  const after = await photo();
  expect(after?.searchableAt).toBe(before?.searchableAt);
  expect(after?.identificationHistory.edges.map(({ node }) => node)).toEqual([
    { bib: '701', reason: 'START_LIST', supersededReason: null },
    { bib: '701', reason: 'READING', supersededReason: 'START_LIST' },
  ]);
});
