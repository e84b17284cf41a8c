import type { Page } from 'playwright-core';
import PostalMime from 'postal-mime';
import { expect } from 'vitest';
import { expectAccessible, expectNoSidewaysScroll, test } from '../support/e2e.ts';
import {
  codeIn,
  countMails,
  demoLetter,
  newestMail,
  openFirstDossier,
  send,
  signInStaff,
  signInWithLetter,
  url,
} from '../support/journey.ts';

const inWords = (daysAhead: number) =>
  new Date(Date.now() + daysAhead * 24 * 60 * 60_000)
    .toISOString()
    .slice(0, 10)
    .split('-')
    .reverse()
    .join('/');

const main = (page: Page) => page.locator('main').innerText();

/** Fills in a mandate with all scopes and gives it; answers what the mediator is told. */
async function invite(debtor: Page, dossier: string): Promise<{ reference: string; code: string }> {
  await debtor.goto(url(`/nl${dossier}/help`));
  await debtor.locator(`main a[href$="${dossier}/mandates"]`).click();
  await debtor.locator('main a[href$="/mandates/new"]').click();
  await debtor.fill('#name', 'Els Maes');
  await debtor.fill('#organisation', 'OCMW Gent');
  await debtor.fill('#email', 'els.maes@example');
  for (const scope of ['download', 'message', 'plan']) await debtor.check(`[name=may-${scope}]`);
  await debtor.fill('#lastOn', inWords(30));
  await debtor.locator('#mandate button[type=submit]').click();
  await debtor.locator('#email-error').waitFor();
  expect(await debtor.inputValue('#name')).toBe('Els Maes');
  expect(await debtor.isChecked('[name=may-plan]')).toBe(true);
  await debtor.fill('#email', 'els.maes@example.be');
  await debtor.fill('#lastOn', inWords(800));
  await debtor.locator('#mandate button[type=submit]').click();
  await debtor.locator('#lastOn-error').waitFor();
  await debtor.fill('#lastOn', inWords(30));
  await expectNoSidewaysScroll(debtor);
  await debtor.locator('#mandate button[type=submit]').click();
  await debtor.waitForURL(/\/mandates\/[0-9a-f-]{36}$/);
  expect(await main(debtor)).toContain('els.maes@example.be');
  await debtor.locator('#invite button[type=submit]').click();
  await debtor.locator('#invitation').waitFor();
  await expectNoSidewaysScroll(debtor);
  const told = await debtor.locator('#invitation').innerText();
  const reference = /\d{4} \d{4} \d{2}/.exec(told)?.[0];
  const code = /[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]/.exec(told)?.[0];
  if (!reference || !code) throw new Error(`no invitation in: ${told}`);
  expect(debtor.url()).not.toContain(code);
  return { reference, code };
}

async function signInAsMediator(page: Page, locale: string, told: { reference: string; code: string }) {
  await page.goto(url(`/${locale}/sign-in`));
  await page.locator('main a[href$="/sign-in/mediator"]').click();
  await page.fill('#reference', told.reference);
  await page.fill('#code', told.code);
  const before = countMails('els.maes@example.be');
  await send(page);
  await page.waitForURL(/\/sign-in\/mediator\/code$/);
  const mail = await newestMail(before, 'els.maes@example.be');
  expect(mail).toContain('els.maes@example.be');
  expect((await PostalMime.parse(mail)).text).not.toMatch(/Maes,|OCMW|€|http/);
  await page.fill('#code', codeIn(mail));
  await send(page);
  await page.waitForURL(`**/${locale}/dossiers`);
}

test('a debtor without scripts lets a mediator in, who reads, writes and proposes, and is out when the debtor ends it', {
  timeout: 180_000,
}, async ({ openPage }) => {
  const debtor = await openPage({ javaScript: false, width: 360 });
  await signInWithLetter(debtor, await demoLetter(await openPage(), 'DEMO-1'));
  const dossier = await openFirstDossier(debtor);
  const told = await invite(debtor, dossier);
  const mandate = new URL(debtor.url()).pathname;
  // Shown once: the page itself no longer knows it.
  await debtor.goto(url(mandate));
  expect(await main(debtor)).not.toContain(told.code);

  const mediator = await openPage({ width: 360, locale: 'fr-BE' });
  await signInAsMediator(mediator, 'fr', told);
  await expectAccessible(mediator);
  expect(await openFirstDossier(mediator)).toBe(dossier);
  await expectAccessible(mediator);
  await expectNoSidewaysScroll(mediator);
  expect(
    await mediator.locator('a[href$="/account"], main a[href$="/dispute"], main a[href$="/help"]').count(),
  ).toBe(0);
  for (const room of ['invoices', 'payments', 'documents']) {
    await mediator.goto(url(`/fr${dossier}/${room}`));
    await expectNoSidewaysScroll(mediator);
    await expectAccessible(mediator);
  }
  expect(await mediator.locator('#announce').count()).toBe(0);
  for (const closed of [
    '/account',
    `${dossier}/mandates`,
    `${dossier}/dispute`,
    `${dossier}/help`,
    `${dossier}/payments/proof`,
  ]) {
    const answer = await mediator.goto(url(`/fr${closed}`));
    expect([closed, answer?.status()]).toEqual([closed, 404]);
  }

  await mediator.goto(url(`/fr${dossier}/messages`));
  await mediator.fill('#body', 'Ik help mevrouw met haar budget.');
  await mediator.locator('button[name=intent][value=send]').last().click();
  await mediator.locator('#sent').waitFor();
  await expectAccessible(mediator);

  await mediator.goto(url(`/fr${dossier}`));
  await mediator.locator(`main a[href$="${dossier}/plan"]`).click();
  await mediator.locator('main a[href$="/plan/budget"]').click();
  const next = async (step: string) => {
    await mediator.locator('#step button[type=submit]').click();
    await mediator.waitForURL(new RegExp(`/plan/${step}`));
  };
  await next('amount');
  await mediator.check('input[value=count]');
  await mediator.fill('#instalments', '3');
  await next('when');
  await mediator.fill('#firstDueOn', inWords(10));
  await mediator.check('input[value=month]');
  await next('check');
  expect(await main(mediator)).toContain('Un collaborateur décide de cette proposition.');
  expect(await main(mediator)).not.toContain('tout de suite');
  await mediator.locator('#send button[type=submit]').click();
  await mediator.waitForURL(/\/filings\/[0-9a-f-]{36}\?sent=1/);
  expect(await main(mediator)).toContain('Els Maes, OCMW Gent');
  expect(await main(mediator)).toContain('Reçu, en attente d’un collaborateur');
  await expectAccessible(mediator);
  const filing = new URL(mediator.url()).pathname.replace(/^\/\w\w/, '');

  await debtor.goto(url(`/nl${dossier}`));
  await debtor.locator(`main a[href$="${dossier}/mandates"]`).waitFor();
  await debtor.goto(url(`/nl${filing}`));
  expect(await main(debtor)).toContain('Els Maes, OCMW Gent');
  await debtor.goto(url(`/nl${dossier}/messages`));
  expect(await main(debtor)).toContain('Els Maes, OCMW Gent, voor de schuldenaar');
  await debtor.goto(url(mandate));
  const seen = await main(debtor);
  for (const look of [
    'Meldde zich aan',
    'Bekeek het dossier',
    'Bekeek de facturen',
    'Stuurde een bericht',
    'Stelde een afbetalingsplan voor',
  ])
    expect(seen).toContain(look);
  await expectNoSidewaysScroll(debtor);

  const staff = await openPage({ width: 1280 });
  await signInStaff(staff, 'beheer@example.be');
  await staff.goto(url(`/nl/admin${dossier}`));
  expect(await main(staff)).toContain('Els Maes, OCMW Gent: van');
  await staff.goto(url(`/nl/admin/filings/${filing.split('/').at(-1)}`));
  expect(await main(staff)).toContain('Els Maes, OCMW Gent');

  await debtor.locator('#end-form button[type=submit]').click();
  await debtor.waitForURL(/\/mandates\?ended=1$/);
  await mediator.goto(url(`/fr${dossier}`));
  await mediator.waitForURL(/\/fr\/sign-in\?next=/);
  await mediator.goto(url('/fr/sign-in/mediator'));
  await mediator.fill('#reference', told.reference);
  await mediator.fill('#code', told.code);
  const before = countMails('els.maes@example.be');
  await send(mediator);
  await mediator.waitForURL(/\/sign-in\/mediator\/code$/);
  await mediator.fill('#code', 'AAAAAA');
  await send(mediator);
  await mediator.locator('main [role=alert]').waitFor();
  expect(countMails('els.maes@example.be')).toBe(before);
});

test('with scripts the code is shown in the same page, and the pages of access are accessible', async ({
  openPage,
}) => {
  const debtor = await openPage({ width: 1280 });
  await signInWithLetter(debtor, await demoLetter(await openPage(), 'DEMO-2'));
  const dossier = await openFirstDossier(debtor);
  await debtor.goto(url(`/nl${dossier}/mandates/new`));
  await expectAccessible(debtor);
  const told = await invite(debtor, dossier);
  await expectAccessible(debtor);
  await debtor.goto(url(`/nl${dossier}/mandates`));
  expect(await main(debtor)).toContain('Els Maes');
  await expectAccessible(debtor);
  const mediator = await openPage({ width: 360 });
  await mediator.goto(url('/nl/sign-in/mediator'));
  await expectAccessible(mediator);
  await expectNoSidewaysScroll(mediator);
  await mediator.fill('#reference', told.reference);
  await mediator.fill('#code', '11111-11111-1');
  await send(mediator);
  await mediator.locator('#code-error').waitFor();
});
