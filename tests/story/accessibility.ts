import axe from 'axe-core';
import type { Page } from 'playwright-core';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

interface AxeWindow {
  axe: typeof axe;
}

/** What axe finds wrong with a page as it is shown now: a rule and the elements that break it. */
export async function violationsOf(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(
    (runOnly) => (globalThis as unknown as AxeWindow).axe.run({ runOnly }),
    RULES,
  );
  return violations.map(({ id, nodes }) => {
    return `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`;
  });
}
