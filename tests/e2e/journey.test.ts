import path from 'node:path';
import { describe, expect, inject } from 'vitest';
import { agency } from '@/lib/agency.ts';
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
import { top } from '../support/server.ts';
import { entriesOf } from '../support/zip-entries.ts';

const invoice = path.join(top, 'db/samples/invoices/VV-2026-4410.pdf');

describe.each([
  { javaScript: true, locale: 'nl' },
  { javaScript: false, locale: 'fr' },
])('from the letter to the answer, scripts $javaScript, in $locale', ({ javaScript, locale }) => {
  test('a debtor signs in, reads, downloads, writes; staff answer; the debtor reads it', async ({
    openPage,
  }) => {
    const debtor = await openPage({ javaScript, width: 360 });
    await debtor.goto(url(`/${locale}/dossiers`));
    expect(new URL(debtor.url()).pathname).toBe(`/${locale}/sign-in`);
    await signInWithLetter(debtor, undefined, locale);
    const dossier = await openFirstDossier(debtor);
    await expectNoSidewaysScroll(debtor);

    const bill = debtor.locator('section[aria-labelledby=bill]');
    const parts = bill.locator('details').first();
    await parts.locator('summary').click();
    expect(await parts.locator('li').count()).toBe(3);
    expect(await parts.locator('li').last().isVisible()).toBe(true);
    const days = await debtor
      .locator('section[aria-labelledby=history] time')
      .evaluateAll((times) => times.map((time) => time.getAttribute('datetime') ?? ''));
    expect(days.length).toBeGreaterThan(6);
    expect(days).toEqual([...days].sort());

    await debtor.goto(url(`/${locale}${dossier}/invoices`));
    const link = await debtor.locator('a[download]').first().getAttribute('href');
    const file = await debtor.request.get(url(link ?? ''));
    expect(file.status()).toBe(200);
    expect((await file.body()).subarray(0, 5).toString()).toBe('%PDF-');
    expect(file.headers()['content-disposition']).toMatch(/^attachment/);

    const overview = await debtor.request.get(url(`/${locale}${dossier}/overview`));
    expect(overview.headers()['content-type']).toBe('application/pdf');
    expect((await overview.body()).includes('/StructTreeRoot')).toBe(true);

    await debtor.goto(url(`/${locale}${dossier}/payments`));
    const marks = debtor.locator('main dl').getByText(/^(voorbeeldwaarde|valeur d’exemple)$/);
    const samples = [agency.accountHolder, agency.iban].filter(({ isSample }) => isSample);
    expect(await marks.count()).toBe(samples.length);

    const words = `Een vraag <b>met</b> & tekens ${locale} ${javaScript}`;
    await debtor.goto(url(`/${locale}${dossier}/messages?about=disagree`));
    await debtor.fill('#body', words);
    await debtor.setInputFiles('#file', {
      name: 'x.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('no'),
    });
    await debtor.locator('button[value=attach]:not([aria-disabled=true])').click();
    await debtor.locator('main [role=alert]').waitFor();
    expect(await debtor.inputValue('#body')).toBe(words);
    await debtor.setInputFiles('#file', invoice);
    await debtor.locator('button[value=attach]:not([aria-disabled=true])').click();
    await debtor.locator('#files').waitFor();
    expect(await debtor.inputValue('#body')).toBe(words);
    await debtor.locator('button[value=send]:visible').last().click();
    await debtor.waitForURL(/sent=1/);
    expect(await debtor.locator('main ol > li').last().innerText()).toContain(words);

    const staff = await openPage({ javaScript, width: 1280 });
    await signInStaff(staff, undefined, locale);
    await staff.locator(`a[href="/${locale}/admin${dossier}/messages"]`).click();
    await staff.waitForURL(/messages/);
    expect(await staff.locator('main ol > li').last().innerText()).toContain(words);
    const attached = await staff.locator('main ol > li a[download]').last().getAttribute('href');
    expect((await staff.request.get(url(attached ?? ''))).status()).toBe(200);
    const answer = `Antwoord van een mens ${locale} ${javaScript}`;
    await staff.fill('#body', answer);
    await staff.locator('button[value=send]:visible').last().click();
    await staff.waitForURL(/sent=1/);
    await staff.goto(url(`/${locale}/admin`));
    expect(await staff.locator(`a[href="/${locale}/admin${dossier}/messages"]`).count()).toBe(0);

    await debtor.goto(url(`/${locale}/dossiers`));
    expect(await debtor.locator('main').innerText()).toMatch(/1 (nieuw bericht|nouveau message)/);
    await debtor.goto(url(`/${locale}${dossier}/messages`));
    expect(await debtor.locator('main ol > li').last().innerText()).toContain(answer);
  });

  test('a double submit is one message', async ({ openPage }) => {
    const page = await openPage({ javaScript, width: 360 });
    await signInWithLetter(page, undefined, locale);
    const dossier = await openFirstDossier(page);
    await page.goto(url(`/${locale}${dossier}/messages`));
    const words = `Eén keer ${locale} ${javaScript}`;
    await page.fill('#body', words);
    const form = await page.locator('form#message').evaluate((node) => {
      const fields = [...(node as HTMLFormElement).elements] as HTMLInputElement[];
      return fields
        .filter((f) => f.name && f.type !== 'file' && f.type !== 'submit')
        .map((f) => [f.name, f.value]);
    });
    if (javaScript) {
      await page.locator('button[value=send]:visible').last().dblclick();
      await page.waitForURL(/sent=1/);
    } else {
      const body = new FormData();
      for (const [name, value] of form as [string, string][]) body.append(name, value);
      body.append('intent', 'send');
      const cookies = (await page.context().cookies())
        .map(({ name, value }) => `${name}=${value}`)
        .join('; ');
      const post = () =>
        fetch(page.url(), {
          method: 'POST',
          body,
          headers: { cookie: cookies, origin: inject('origin') },
          redirect: 'manual',
        });
      const answers = await Promise.all([post(), post()]);
      expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    }
    await page.goto(url(`/${locale}${dossier}/messages`));
    const shown = await page.locator('main ol > li').allInnerTexts();
    expect(shown.filter((text) => text.includes(words))).toHaveLength(1);
  });
});

test('an e-mail address is confirmed by a code and then signs in; the code dies with its use', async ({
  openPage,
}) => {
  const page = await openPage();
  await signInWithLetter(page);
  await page.goto(url('/nl/account'));
  let before = countMails('lotte@example.be');
  await page.fill('#email', 'lotte@example.be');
  await page.locator('#ask button').click();
  await page.waitForURL(/step=code/);
  await page.fill('#code', codeIn(await newestMail(before, 'lotte@example.be', 'code')));
  await page.locator('#confirm button').click();
  await page.waitForURL(/step=confirmed/);

  const other = await openPage({ javaScript: false });
  await other.goto(url('/nl/sign-in/email'));
  before = countMails('lotte@example.be');
  await other.fill('#email', 'Lotte@example.be');
  await send(other);
  await other.waitForURL(/email\/code/);
  const code = codeIn(await newestMail(before, 'lotte@example.be', 'code'));
  const thief = await openPage({ javaScript: false });
  await thief.goto(url('/nl/sign-in/email/code'));
  await thief.fill('#code', code);
  await send(thief);
  await thief.locator('main [role=alert]').waitFor();
  await other.fill('#code', code);
  await send(other);
  await other.waitForURL(/\/dossiers$/);
  await other.goto(url('/nl/sign-in/email/code'));
  await other.fill('#code', code);
  await send(other);
  expect(await other.locator('main [role=alert]').count()).toBe(1);
});

test('signing out ends the session at once, also for a cookie that was copied', async ({ openPage }) => {
  const page = await openPage();
  await signInWithLetter(page);
  const dossier = await openFirstDossier(page);
  const stolen = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  const asks = () => fetch(url(`/nl${dossier}`), { headers: { cookie: stolen }, redirect: 'manual' });
  expect((await asks()).status).toBe(200);
  await page.locator('summary').first().click();
  await page.locator('header form button:visible').click();
  await page.waitForURL(/sign-in\?out=1/);
  const after = await asks();
  expect(after.status).toBe(303);
  expect(await after.text()).not.toContain('Voltaverde');
});

test('staff find a dossier by name, communication and invoice, and add a document that the debtor sees', async ({
  openPage,
}) => {
  const staff = await openPage({ javaScript: false, width: 1280 });
  await signInStaff(staff);
  for (const query of ['verhaegen', 'VV-2026-4410', '+++800/0000/00179+++']) {
    await staff.goto(url('/nl/admin/search'));
    await staff.fill('#query', query);
    await send(staff);
    expect(staff.url()).toBe(url('/nl/admin/search'));
    expect(await staff.locator('main table').innerText()).toContain('Lotte Verhaegen');
  }
  await staff.locator('main table a').first().click();
  await staff.waitForURL(/admin\/dossiers\/[0-9a-f-]{36}$/);
  const dossier = new URL(staff.url()).pathname.replace('/nl/admin', '');
  await staff.goto(url(`/nl/admin${dossier}/documents`));
  await staff.fill('#title', 'Contract van mei 2024');
  await staff.check('input[value=contract]');
  await staff.fill('#issuedOn', '31/02/2026');
  await staff.setInputFiles('#file', invoice);
  await send(staff);
  expect(await staff.inputValue('#title')).toBe('Contract van mei 2024');
  await staff.fill('#issuedOn', '02/05/2024');
  await staff.setInputFiles('#file', invoice);
  await send(staff);
  await staff.waitForURL(/added=1/);

  const debtor = await openPage();
  await signInWithLetter(debtor);
  await debtor.goto(url(`/nl${dossier}/documents`));
  expect(await debtor.locator('main').innerText()).toContain('Contract van mei 2024');
  const all = await debtor.locator('main a[href$="/documents/all"]').getAttribute('href');
  const zip = entriesOf(await (await debtor.request.get(url(all ?? ''))).body());
  expect(zip.map(({ name }) => name)).toContain(path.basename(invoice));
  expect(zip.every(({ bytes }) => bytes.subarray(0, 4).toString() === '%PDF')).toBe(true);
});

test('who lost the letter orders a new one', async ({ openPage }) => {
  const page = await openPage({ javaScript: false, locale: 'fr-BE', width: 320 });
  const { reference } = await demoLetter(await openPage(), 'DEMO-2');
  await page.goto(url('/fr/sign-in'));
  await page.locator('main a[href$="/lost-letter"]').click();
  await page.fill('#reference', '1234 5678 99');
  await send(page);
  expect(await page.inputValue('#reference')).toBe('1234 5678 99');
  await page.fill('#reference', reference);
  await send(page);
  await page.waitForURL(/lost-letter\/done$/);
  expect(page.url()).not.toContain(reference.replaceAll(' ', ''));
  await expectNoSidewaysScroll(page);
});

test('the code of a letter in the fragment fills the fields, waits, and leaves the address', async ({
  openPage,
}) => {
  const page = await openPage();
  await page.goto(url('/nl/sign-in#r=1234567803&c=DEM0D0SS1EY'));
  await page.waitForFunction(() => (document.getElementById('code') as HTMLInputElement)?.value !== '');
  expect(await page.inputValue('#reference')).toBe('1234567803');
  expect(page.url()).not.toContain('#');
});

const privatePages = ['', '/invoices', '/documents', '/payments', '/messages'];

test.for([
  { width: 320, dark: false, locale: 'de' },
  { width: 1280, dark: true, locale: 'nl' },
])(
  'private pages are accessible and fit, $width px, dark $dark, $locale',
  async ({ width, dark, locale }, { openPage }) => {
    const page = await openPage({ width, dark });
    const look = async (path: string) => {
      await page.goto(url(`/${locale}${path}`));
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
    };
    for (const path of ['/sign-in', '/sign-in/email', '/sign-in/email/code', '/sign-in/staff', '/not-me'])
      await look(path);
    await signInWithLetter(page, undefined, locale);
    await look('/account');
    await look('/dossiers');
    const dossier = await openFirstDossier(page);
    for (const room of privatePages) await look(dossier + room);
    await page.locator('button[value=attach]:not([aria-disabled=true])').click();
    await page.locator('main [role=alert]').waitFor();
    await expectAccessible(page);
    await page.context().clearCookies();
    await signInStaff(page, 'beheer@example.be', locale);
    for (const path of ['', '/claims', '/search', '/reports', '/audit']) await look(`/admin${path}`);
    for (const room of ['', '/messages', '/documents']) await look(`/admin${dossier}${room}`);
  },
);
