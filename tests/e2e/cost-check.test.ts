import { expect } from 'vitest';
import { expectAccessible, expectNoSidewaysScroll, test } from '../support/e2e.ts';
import { url } from '../support/journey.ts';

const typed = {
  principal: '150,00',
  dueOn: '15/02/2026',
  letterOn: '01/06/2026',
  charge: '30,00',
  ownCosts: '15',
  remindedOn: '02/03/2026',
};

test.for([
  { width: 360, dark: false, locale: 'nl', says: 'Schadebeding: € 10,00 te hoog' },
  { width: 1280, dark: true, locale: 'de', says: 'Entschädigung: 10,00 € zu hoch' },
])('a letter is judged in the browser, $locale', async ({ width, dark, locale, says }, { openPage }) => {
  const page = await openPage({ width, dark });
  const asked: string[] = [];
  await page.goto(url(`/${locale}/cost-check`));
  await page.locator('#principal').waitFor();
  page.on('request', (request) => asked.push(request.url()));

  await page.click('main form button[type=submit]');
  const alert = page.locator('main [role=alert]');
  await alert.waitFor();
  expect(await alert.locator('a').count()).toBe(4);
  expect(await alert.evaluate((element) => element === document.activeElement)).toBe(true);

  for (const [name, value] of Object.entries(typed)) await page.fill(`#${name}`, value);
  await page.check('#reminder');
  // By keyboard: the last field sends the form.
  await page.press('#rate', 'Enter');
  await page.getByRole('heading', { name: says }).waitFor();
  expect(await page.inputValue('#charge')).toBe('30,00');
  await page.locator('main li details summary').first().click();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  expect(new URL(page.url()).search).toBe('');
  expect(asked).toEqual([]);
});

test('without scripts the rules stand there, and nothing that could be sent', async ({ openPage }) => {
  const page = await openPage({ javaScript: false });
  await page.goto(url('/fr/cost-check'));
  expect(await page.locator('main form').count()).toBe(0);
  expect(await page.locator('main noscript').count()).toBe(1);
  expect(await page.locator('main table').count()).toBe(2);
});
