import { expect } from 'vitest';
import { expectAccessible, test } from '../support/e2e.ts';
import {
  codeIn,
  countMails,
  demoLetter,
  newestMail,
  openFirstDossier,
  send,
  signInWithLetter,
  url,
} from '../support/journey.ts';
import { entriesOf } from '../support/zip-entries.ts';

const genuine = { nl: 'echt', fr: 'authentique' };

test.for([
  { javaScript: true, locale: 'nl' },
  { javaScript: false, locale: 'fr' },
] as const)(
  'what is sent has a receipt that a stranger can check, and the mails are as the debtor wants them: $locale, scripts $javaScript',
  async ({ javaScript, locale }, { openPage }) => {
    const letter = await demoLetter(await openPage(), locale === 'nl' ? 'DEMO-3' : 'DEMO-4');
    const page = await openPage({ javaScript, width: 360 });
    await signInWithLetter(page, letter, locale);
    const dossier = await openFirstDossier(page);

    // Papers by mail ask for an address first, and what was chosen stays.
    await page.goto(url(`/${locale}/account/contact`));
    await page.check('input[name=papers][value=mail]');
    await page.uncheck('input[name=days-7]');
    await send(page);
    await page.locator('main [role=alert]').waitFor();
    expect(await page.isChecked('input[name=papers][value=mail]')).toBe(true);
    expect(await page.isChecked('input[name=days-7]')).toBe(false);
    expect(await page.isChecked('input[name=days-6]')).toBe(true);
    if (javaScript) await expectAccessible(page);

    const address = `${locale}.papers@example.be`;
    let before = countMails(address);
    await page.goto(url(`/${locale}/account`));
    await page.fill('input[name=email]', address);
    await page
      .locator('#ask button[type=submit], form:has(input[name=email]) button[type=submit]')
      .first()
      .click();
    await page.waitForURL(/step=code/);
    await page.fill('input[name=code]', codeIn(await newestMail(before, address, 'code')));
    await page.locator('form:has(input[name=code]) button[type=submit]').click();
    await page.waitForURL(/step=confirmed/);

    await page.goto(url(`/${locale}/account/contact`));
    await page.check('input[name=papers][value=mail]');
    await page.uncheck('input[name=days-7]');
    await send(page);
    await page.waitForURL(/step=set/);
    expect(await page.isChecked('input[name=papers][value=mail]')).toBe(true);
    expect(await page.isChecked('input[name=days-7]')).toBe(false);

    before = countMails(address);
    await page.goto(url(`/${locale}${dossier}/messages`));
    await page.fill('#body', 'Dag, is dit bewaard?');
    await send(page);
    await page.waitForURL(/sent=1/);

    await page.goto(url(`/${locale}${dossier}/receipts`));
    const said = await page.locator('main ol li').last().innerText();
    const number = /\b([0-9A-F]{4} ){2}[0-9A-F]{4}\b/.exec(said)?.[0] ?? '';
    const code = /\b([0-9A-F]{4} ){3}[0-9A-F]{4}\b/.exec(said)?.[0] ?? '';
    expect(await newestMail(before, address, number)).toContain(`To: ${address}`);
    await page.goto(url(`/${locale}${dossier}/contacts`));
    expect(await page.locator('main ol li').count()).toBeGreaterThanOrEqual(2);
    if (javaScript) await expectAccessible(page);

    // All that is kept, to take along.
    const zip = await page.request.get(url(`/${locale}/account/export`));
    expect([zip.status(), zip.headers()['content-type'], zip.headers()['cache-control']]).toEqual([
      ...[200, 'application/zip', expect.stringContaining('no-store')],
    ]);
    const names = entriesOf(await zip.body()).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['data.json', 'schema.json']));

    const stranger = await openPage({ javaScript: !javaScript, width: 360 });
    const refused = await stranger.request.get(url(`/${locale}/account/export`), { maxRedirects: 0 });
    expect([303, 307, 404]).toContain(refused.status());
    await stranger.goto(url(`/${locale}/receipt-check`));
    await stranger.fill('input[name=number]', number.toLowerCase());
    await stranger.fill('input[name=code]', code.replace(/.$/, code.endsWith('0') ? '1' : '0'));
    await send(stranger);
    await stranger.locator('main [role=alert]').waitFor();
    expect(await stranger.inputValue('input[name=number]')).toBe(number.toLowerCase());
    if (!javaScript) await expectAccessible(stranger);
    await stranger.fill('input[name=code]', code);
    await send(stranger);
    await stranger.waitForURL(/receipt-check\/[0-9a-f-]{36}$/);
    const seen = await stranger.locator('main').innerText();
    expect(seen).toContain(genuine[locale]);
    expect(seen).not.toMatch(/bewaard|papers@|Peeters|Voltaverde/);
    if (!javaScript) await expectAccessible(stranger);
  },
);
