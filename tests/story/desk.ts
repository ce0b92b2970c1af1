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
