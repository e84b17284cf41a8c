import axe from 'axe-core';
import {
  type Browser,
  type BrowserContextOptions,
  type ConsoleMessage,
  chromium,
  type Page,
} from 'playwright-core';
import { test as base, expect, inject } from 'vitest';

export type PageOptions = {
  javaScript?: boolean;
  /** Width of the window in CSS pixels; 360 is a small phone. */
  width?: number;
  locale?: string;
  dark?: boolean;
  /** Console errors that belong to the test, such as a refused request it makes on purpose. */
  expectErrors?: RegExp;
};

export type OpenPage = (options?: PageOptions) => Promise<Page>;

const withoutScripts = new WeakSet<Page>();

const shared = globalThis as { testBrowser?: Promise<Browser> };

/** The browser that all tests of the run share. */
export function openBrowser(): Promise<Browser> {
  shared.testBrowser ??= chromium.connect(inject('browserAddress'));
  return shared.testBrowser;
}

const contextOptions = ({ javaScript = true, width = 360, locale = 'nl-BE', dark }: PageOptions) =>
  ({
    baseURL: inject('origin'),
    javaScriptEnabled: javaScript,
    viewport: { width, height: 800 },
    locale,
    timezoneId: 'Europe/Brussels',
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
  }) satisfies BrowserContextOptions;

/** A test with `page`, and `openPage` for other options or several people; errors in a page's console fail it. */
export const test = base.extend<{ openPage: OpenPage; page: Page }>({
  // The unused name is how vitest knows that this fixture needs nothing special.
  openPage: async ({ task: _ }, use) => {
    const browser = await openBrowser();
    const errors: string[] = [];
    const contexts: Awaited<ReturnType<Browser['newContext']>>[] = [];
    await use(async (options = {}) => {
      const context = await browser.newContext(contextOptions(options));
      context.setDefaultTimeout(15_000);
      contexts.push(context);
      const page = await context.newPage();
      if (options.javaScript === false) withoutScripts.add(page);
      context.on('console', (message) => {
        if (isFault(message, options)) errors.push(`${message.text()} (${message.location().url})`);
      });
      context.on('weberror', (error) => errors.push(error.error().message));
      return page;
    });
    await Promise.all(contexts.map((context) => context.close()));
    expect(errors, 'errors in the console of the browser').toEqual([]);
  },
  page: async ({ openPage }, use) => use(await openPage()),
});

/** Fails with each WCAG 2.2 AA or best-practice fault that axe finds in a page with scripts, as it is now. */
export async function expectAccessible(page: Page): Promise<void> {
  if (withoutScripts.has(page)) throw new Error('axe is a script: it cannot look at a page without scripts.');
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(
    (tags) => (globalThis as unknown as { axe: typeof axe }).axe.run({ runOnly: tags }),
    ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  );
  const found = violations.map(({ id, help, nodes }) => ({ id, help, at: nodes.map((node) => node.html) }));
  expect(found, `accessibility of ${page.url()}`).toEqual([]);
}

/** Fails when the page scrolls sideways. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const [content, window] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ]);
  expect(content, `width of ${page.url()}`).toBeLessThanOrEqual(window ?? 0);
}

function isFault(message: ConsoleMessage, { expectErrors }: PageOptions): boolean {
  if (message.type() !== 'error' || expectErrors?.test(message.text())) return false;
  // A page may answer 404 on purpose; the test asks the status itself. What a page loads may not.
  const ofThePage = message.location().url === message.page()?.url();
  return !(ofThePage && message.text().startsWith('Failed to load resource'));
}
