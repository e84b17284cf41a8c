import { readFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { expect } from 'vitest';
import { languageTags, locales } from '@/lib/i18n/locales.ts';
import { pathOf, publicPages } from '@/lib/public-pages.ts';
import { expectAccessible, expectNoSidewaysScroll, test } from '../support/e2e.ts';
import { url } from '../support/journey.ts';
import { top } from '../support/server.ts';

const address = (locale: string, page: (typeof publicPages)[number]) =>
  page === '' ? `/${locale}` : `/${locale}${pathOf(page)}`;

test.for(locales)(
  'every public page is static, titled, linked to its translations and free of cookies: %s',
  async (locale) => {
    for (const page of publicPages) {
      const answer = await fetch(url(address(locale, page)));
      const html = await answer.text();
      expect(answer.status, page).toBe(200);
      expect(answer.headers.get('x-nextjs-cache'), page).toBe('HIT');
      expect(answer.headers.get('cache-control'), page).toMatch(/s-maxage/);
      expect(answer.headers.get('set-cookie'), page).toBeNull();
      expect(html).toContain(`<html lang="${languageTags[locale]}"`);
      expect(html.match(/<h1[ >]/g), page).toHaveLength(1);
      const shown = html.replace(/<script[\s\S]*?<\/script>/g, '');
      expect(shown.match(/>[^<]*\{\w+\}/g), `facts that were not filled in on ${page}`).toBeNull();
      for (const other of locales) {
        expect(html).toMatch(new RegExp(`hreflang="${languageTags[other]}"`, 'i'));
        expect(html, `language switch of ${page}`).toContain(`href="${address(other, page)}"`);
      }
      expect(html).toContain(`href="/${locale}/fraud"`);
    }
  },
);

test.for(locales)('public pages are accessible and fit 320 px: %s', async (locale, { openPage }) => {
  const light = await openPage({ width: 320 });
  const dark = await openPage({ width: 1280, dark: true });
  for (const page of publicPages) {
    for (const view of [light, dark]) {
      await view.goto(url(address(locale, page)));
      await expectAccessible(view);
      await expectNoSidewaysScroll(view);
    }
  }
});

test('the sitemap has every public page in every language, and robots keeps private pages out', async () => {
  const sitemap = await (await fetch(url('/sitemap.xml'))).text();
  for (const locale of locales) {
    for (const page of publicPages) expect(sitemap).toContain(`${address(locale, page)}<`);
  }
  const robots = await (await fetch(url('/robots.txt'))).text();
  for (const zone of ['dossiers', 'admin', 'sign-in']) expect(robots).toContain(zone);
});

test('what does not exist is a 404 that reads without scripts, in the language of the address', async ({
  openPage,
}) => {
  const page = await openPage({ javaScript: false });
  const words: Record<string, RegExp> = {
    '/nl/bestaat-niet': /Deze pagina is er niet/,
    '/de/gibt/es/nicht': /Diese Seite/,
    '/xx': /\S/,
  };
  for (const [address, shown] of Object.entries(words)) {
    const answer = await page.goto(url(address));
    expect(answer?.status(), address).toBe(404);
    expect(await page.locator('main').innerText()).toMatch(shown);
  }
});

test('the start address follows the wish of the browser', async () => {
  for (const [wish, target] of [
    ['de-DE,de;q=0.9', '/de'],
    ['fr;q=0.5,en;q=0.8', '/en'],
    ['ja', '/nl'],
    ['', '/nl'],
  ]) {
    const answer = await fetch(url('/'), { headers: { 'accept-language': wish ?? '' }, redirect: 'manual' });
    expect(new URL(answer.headers.get('location') ?? '', url('/')).pathname).toBe(target);
  }
});

test('questions are found with typing errors, open by their address, and are all there without scripts', async ({
  openPage,
}) => {
  const plain = await openPage({ javaScript: false });
  await plain.goto(url('/nl/faq'));
  const all = await plain.locator('main details').count();
  expect(all).toBeGreaterThan(15);
  const structured = JSON.parse(
    (await plain.locator('script[type="application/ld+json"]').first().textContent()) ?? '',
  );
  expect(JSON.stringify(structured)).toContain('FAQPage');

  await plain.goto(url('/nl/faq#disagree'));
  expect(await plain.locator('#disagree').isVisible()).toBe(true);

  const page = await openPage();
  await page.goto(url('/nl/faq'));
  await page.getByRole('searchbox').pressSequentially('kopi faktuur');
  await page.locator('main search a[href="#seeInvoices"]').waitFor();
  await page.goto('about:blank');
  await page.goto(url('/nl/faq#disagree'));
  await page.waitForFunction(() => document.querySelector('#disagree')?.closest('details')?.open);
});

test('a help page carries no script of ours, and the FAQ little beside its search', async () => {
  const scriptsOf = async (address: string) => {
    const html = await (await fetch(url(address))).text();
    return new Set([...html.matchAll(/<script[^>]*\ssrc="([^"]+)"/g)].map(([, src]) => src ?? ''));
  };
  const sizeOf = (src: string) =>
    brotliCompressSync(readFileSync(path.join(top, '.next', src.split('?')[0]?.replace('/_next/', '') ?? '')))
      .length;
  const manifest = JSON.parse(readFileSync(path.join(top, '.next/build-manifest.json'), 'utf8')) as {
    rootMainFiles: string[];
    polyfillFiles: string[];
  };
  const floor = new Set(
    [...manifest.rootMainFiles, ...manifest.polyfillFiles].map((file) => `/_next/${file}`),
  );
  const own = async (address: string) =>
    [...(await scriptsOf(address))]
      .filter((src) => !floor.has(src.split('?')[0] ?? ''))
      .reduce((sum, src) => sum + sizeOf(src), 0);
  const plain = await own('/nl/about');
  const faq = await own('/nl/faq');
  const check = await own('/nl/cost-check');
  console.log(
    `own scripts, brotli: help page ${plain} B, FAQ with its search ${faq} B, cost check ${check} B`,
  );
  expect(check).toBeLessThanOrEqual(25_000);
  expect(plain).toBeLessThanOrEqual(5_000);
});
