import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import { addresses, type Person } from './system.ts';

export const DESKTOP = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };
const PATIENCE_MS = 30_000;
const PLAIN_HTTP = `Object.defineProperty(window, 'isSecureContext', { value: false })`;
const PICTURES = path.join(tmpdir(), 'focus-racer-stories');

interface NuxtWindow {
  useNuxtApp?: () => { isHydrating: boolean };
}

let browser: Browser;
const contexts: BrowserContext[] = [];
let pageErrors: string[] = [];

/** Gives the stories of a file one browser; a story whose pages reported an error fails. */
export function useBrowser(): void {
  beforeAll(async () => {
    mkdirSync(PICTURES, { recursive: true });
    browser = await launchBrowser();
  });
  afterEach(async () => {
    for (const context of contexts.splice(0)) await context.close();
    const errors = pageErrors;
    pageErrors = [];
    expect(errors).toEqual([]);
  });
  afterAll(() => browser.close());
}

export interface VisitOptions {
  as?: Person;
  viewport?: { width: number; height: number };
  dark?: boolean;
  /** As over plain http from another machine. */
  insecure?: boolean;
  /** The page answers 404, which browsers report as an error. */
  lost?: boolean;
}

/** A page of a visitor of her own; signed in when a person is given. */
export async function visit(where: string, options: VisitOptions = {}): Promise<Page> {
  const context = await browser.newContext({
    baseURL: addresses.web,
    viewport: options.viewport ?? DESKTOP,
    hasTouch: options.viewport === PHONE,
    isMobile: options.viewport === PHONE,
    colorScheme: options.dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
    timezoneId: 'Europe/Paris',
  });
  contexts.push(context);
  context.setDefaultTimeout(PATIENCE_MS);
  if (options.as) await signIn(context, options.as);
  const page = await context.newPage();
  if (options.insecure) await page.addInitScript(PLAIN_HTTP);
  page.on('pageerror', (error) => pageErrors.push(`${page.url()}: ${error.message}`));
  page.on('console', (message) => {
    if (options.lost && message.location().url === page.url()) return;
    if (message.type() === 'error') {
      pageErrors.push(`${page.url()}: ${message.text()} ${message.location().url}`);
    }
  });
  await open(page, where);
  return page;
}

/** Goes to a page and waits until it can be used. */
export async function open(page: Page, where: string): Promise<void> {
  await page.goto(where);
  await page.waitForFunction(
    () => (globalThis as unknown as NuxtWindow).useNuxtApp?.().isHydrating === false,
  );
}

async function signIn(context: BrowserContext, { email, password }: Person): Promise<void> {
  const response = await context.request.post('/graphql', {
    data: {
      query: 'mutation Login($input: LoginInput!) { login(input: $input) { __typename } }',
      variables: { input: { email, password } },
    },
  });
  const answer = (await response.json()) as { data?: { login: { __typename: string } } };
  expect(answer).toMatchObject({ data: { login: { __typename: 'LoginSuccess' } } });
}

/** Keeps a picture of the page for people to look at, in the system's folder for passing things. */
export async function picture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: path.join(PICTURES, `${name}.png`) });
}
