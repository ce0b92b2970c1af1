import type { Locator, Page } from 'playwright-core';

/** A count of the desk's river, as "5 publiées". */
export function riverCount(page: Page, count: string): Locator {
  return page.getByRole('button', { name: count, exact: true });
}

/** Waits until the river shows all these counts. */
export async function river(page: Page, ...counts: string[]): Promise<void> {
  for (const count of counts) await riverCount(page, count).waitFor();
}

export async function sendFromPage(page: Page, folder: string, photos: string): Promise<void> {
  await page.locator('input[webkitdirectory]').setInputFiles(folder);
  await page.getByText(`${photos} choisies`).waitFor();
  await page.getByRole('button', { name: `Envoyer ${photos}` }).click();
}

/** What a page would lose by loading anew. */
export async function markPage(page: Page): Promise<() => Promise<boolean>> {
  await page.evaluate('window.unbroken = true');
  return () => page.evaluate('window.unbroken === true');
}

/** Drags files and folders of this machine onto the place for them, as a desktop does. */
export async function dropOnDesk(page: Page, paths: readonly string[]): Promise<void> {
  const place = page.getByTestId('drop');
  await place.scrollIntoViewIfNeeded();
  const box = await place.boundingBox();
  if (!box) throw new Error('there is no place to drop');
  const data = { items: [], files: [...paths], dragOperationsMask: 1 };
  const point = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const devtools = await page.context().newCDPSession(page);
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await devtools.send('Input.dispatchDragEvent', { type, ...point, data });
  }
}
