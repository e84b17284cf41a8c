import path from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, inject } from 'vitest';
import { expectAccessible, expectNoSidewaysScroll, type OpenPage, test } from '../support/e2e.ts';
import {
  demoLetter,
  type Letter,
  openFirstDossier,
  send,
  signInStaff,
  signInWithLetter,
  url,
} from '../support/journey.ts';
import { top } from '../support/server.ts';

const invoice = path.join(top, 'db/samples/invoices/VV-2026-4410.pdf');

/** Ends the session behind a page from another browser; the page still has its cookie. */
async function endSession(page: Page, openPage: OpenPage, privatePage = '/nl/account'): Promise<void> {
  const elsewhere = await openPage({ javaScript: false, width: 1280 });
  await elsewhere.context().addCookies(await page.context().cookies());
  await elsewhere.goto(url(privatePage));
  await elsewhere.locator('header form button:visible').click();
  await elsewhere.waitForURL(/out=1/);
}

async function typeAgain(page: Page, letter: Letter): Promise<void> {
  await page.fill('#reference', letter.reference);
  await page.fill('#code', letter.accessCode);
  await send(page);
}

const sendMessage = (page: Page) => page.locator('button[value=send]:visible').last().click();

const messagesWith = async (page: Page, words: string) =>
  (await page.locator('main ol > li').allInnerTexts()).filter((text) => text.includes(words)).length;

describe.each([{ javaScript: true }, { javaScript: false }])('scripts $javaScript', ({ javaScript }) => {
  test('a message that came too late is back after signing in, and is sent once', async ({ openPage }) => {
    const letter = await demoLetter(await openPage(), 'DEMO-2');
    const page = await openPage({ javaScript });
    await signInWithLetter(page, letter);
    const dossier = await openFirstDossier(page);
    const room = url(`/nl${dossier}/messages`);
    const words = `Te laat € ${javaScript} ${crypto.randomUUID()}`;
    await page.goto(room);
    await page.fill('#body', words);
    await page.setInputFiles('#file', invoice);
    await endSession(page, openPage);
    await sendMessage(page);
    if (javaScript) {
      const alert = page.locator('main [role=alert]');
      await alert.waitFor();
      expect(await alert.innerText()).toContain('U bent afgemeld');
      expect(await alert.evaluate((node) => node === document.activeElement)).toBe(true);
      expect(await page.inputValue('#body')).toBe(words);
      expect(await page.locator('#file').evaluate((node) => (node as HTMLInputElement).files?.length)).toBe(
        1,
      );
      await expectAccessible(page);
      await alert.locator('a:not([target])').click();
    }
    await page.waitForURL(/\/nl\/sign-in\?kept=1/);
    expect(decodeURIComponent(page.url())).not.toContain('Te laat');
    const shown = await page.locator('main').innerText();
    expect(shown).toContain('half uur');
    expect(shown).not.toContain(words);
    await typeAgain(page, letter);
    await page.waitForURL(room);
    expect(await page.inputValue('#body')).toBe(words);
    expect(await page.locator('form#message [role=status]').innerText()).toContain('VV-2026-4410.pdf');
    expect(await messagesWith(page, words)).toBe(0);
    await page.reload();
    expect(await page.inputValue('#body')).toBe(words);
    await sendMessage(page);
    await page.waitForURL(/sent=1/);
    await page.goto(room);
    expect(await messagesWith(page, words)).toBe(1);
    expect(await page.inputValue('#body')).toBe('');
    expect(await page.locator('form#message [role=status]').count()).toBe(0);
  });

  test('a page of a journey that came too late is back after signing in, with all before it', async ({
    openPage,
  }) => {
    const letter = await demoLetter(await openPage(), 'DEMO-2');
    const page = await openPage({ javaScript, width: 320 });
    await signInWithLetter(page, letter);
    const dossier = await openFirstDossier(page);
    const step = (name: string) => url(`/nl${dossier}/dispute/${name}`);
    await page.goto(step('ground'));
    await page.check('input[value=other]');
    await page.locator('#step button[type=submit]').click();
    await page.waitForURL((to) => !to.pathname.endsWith('/ground'));
    await page.goto(step('words'));
    const words = `Te laat verteld ${javaScript}`;
    await page.fill('#words', words);
    await endSession(page, openPage);
    await page.locator('#step button[type=submit]').click();
    if (javaScript) await page.locator('main [role=alert] a:not([target])').click();
    await page.waitForURL(/\/nl\/sign-in\?kept=1/);
    await typeAgain(page, letter);
    await page.waitForURL(step('words'));
    expect(await page.inputValue('#words')).toBe(words);
    await page.locator('#step button[type=submit]').click();
    await page.waitForURL(step('evidence'));
    await page.check('input[name=evidence-photo]');
    await endSession(page, openPage);
    await page.locator('#step button[type=submit]').click();
    if (javaScript) await page.locator('main [role=alert] a:not([target])').click();
    await page.waitForURL(/\/nl\/sign-in\?kept=1/);
    await typeAgain(page, letter);
    await page.waitForURL(step('evidence'));
    expect(await page.isChecked('input[name=evidence-photo]')).toBe(true);
    await page.goto(step('check'));
    const answers = await page.locator('main').innerText();
    expect(answers).toContain(words);
    expect(answers).toContain('Iets anders');
  });

  test('what staff typed is back after the staff sign-in', async ({ openPage }) => {
    const page = await openPage({ javaScript, width: 1280 });
    await signInStaff(page);
    await page.goto(url('/nl/admin/search'));
    await page.fill('#query', `Verhaegen ${javaScript}`);
    await endSession(page, openPage, '/nl/admin');
    await send(page);
    if (javaScript) await page.locator('main [role=alert] a:not([target])').click();
    await page.waitForURL(/\/nl\/sign-in\/staff\?kept=1/);
    expect(decodeURIComponent(page.url())).not.toContain('Verhaegen');
    await page.fill('#email', inject('demo').staffEmail);
    await page.fill('#password', inject('demo').staffPassword);
    await send(page);
    await page.waitForURL(/\/nl\/admin\/search$/);
    expect(await page.inputValue('#query')).toBe(`Verhaegen ${javaScript}`);
  });

  test('another person who signs in there sees nothing of it', async ({ openPage }) => {
    const page = await openPage({ javaScript });
    await signInWithLetter(page);
    await page.goto(url('/nl/account'));
    const address = `lotte.${javaScript}@example.be`;
    await page.fill('#email', address);
    await endSession(page, openPage);
    await page.locator('#ask button').click();
    if (javaScript) await page.locator('main [role=alert] a:not([target])').click();
    await page.waitForURL(/sign-in\?kept=1/);
    await typeAgain(page, await demoLetter(await openPage(), 'DEMO-3'));
    await page.waitForURL(/\/nl\/account$/);
    expect(await page.inputValue('#email')).toBe('');
    expect(await page.content()).not.toContain(address);
    const elsewhere = await openPage({ javaScript: false });
    await signInWithLetter(elsewhere);
    await elsewhere.goto(url('/nl/account'));
    expect(await elsewhere.inputValue('#email')).toBe(address);
  });
});

test('who signs in again in a new tab goes on in the old one, file and all', async ({ openPage }) => {
  const letter = await demoLetter(await openPage(), 'DEMO-2');
  const page = await openPage();
  await signInWithLetter(page, letter);
  const room = url(`/nl${await openFirstDossier(page)}/messages`);
  await page.goto(room);
  const words = `In een ander tabblad ${crypto.randomUUID()}`;
  await page.fill('#body', words);
  await page.setInputFiles('#file', invoice);
  await endSession(page, openPage);
  await sendMessage(page);
  const [tab] = await Promise.all([
    page.context().waitForEvent('page'),
    page.locator('main [role=alert] a[target=_blank]').click(),
  ]);
  await typeAgain(tab, letter);
  await tab.waitForURL(room);
  expect(await tab.inputValue('#body')).toBe(words);
  await sendMessage(page);
  await page.waitForURL(/sent=1/);
  expect(await page.locator('main ol > li').last().locator('a[download]').count()).toBe(1);
  // The other tab has the same text: sending it again is the same message.
  await sendMessage(tab);
  await tab.waitForURL(/sent=1/);
  await page.goto(room);
  expect(await messagesWith(page, words)).toBe(1);
});

test('nothing is kept of who was never signed in, or brings a cookie that is not ours', async ({
  openPage,
}) => {
  const page = await openPage({ javaScript: false });
  await signInWithLetter(page);
  await page.goto(url('/nl/account'));
  const fields = await page
    .locator('form#ask')
    .evaluate((form) =>
      ([...(form as HTMLFormElement).elements] as HTMLInputElement[])
        .filter((field) => field.name)
        .map((field): [string, string] => [field.name, field.value]),
    );
  const session = (await page.context().cookies()).find(({ name }) => name === 'session')?.value ?? '';
  const changed = `${session.slice(0, -5)}${session.endsWith('AAAAA') ? 'BBBBB' : 'AAAAA'}`;
  for (const cookie of ['', 'session=x', `session=${changed}`]) {
    const body = new FormData();
    for (const [name, value] of fields) body.append(name, value);
    body.set('email', 'iemand@example.be');
    const headers = { cookie, origin: inject('origin') };
    const answer = await fetch(url('/nl/account'), { method: 'POST', body, headers, redirect: 'manual' });
    expect([answer.status, answer.headers.get('location')]).toEqual([
      303,
      '/nl/sign-in?next=%2Fnl%2Faccount',
    ]);
  }
});

describe('the warning before the session ends', () => {
  const warning = (page: Page) => page.locator('dialog[open]');
  const isAsked = (page: Page) => page.waitForResponse((answer) => answer.request().method() === 'POST');

  test.for([
    { who: 'debtor', quiet: '16:50', width: 320, dark: true },
    { who: 'staff', quiet: '11:50', width: 1280, dark: false },
  ])('comes to $who two minutes before, and a button or Escape extends it', async (given, { openPage }) => {
    const { who, quiet, width, dark } = given;
    const page = await openPage({ width, dark });
    await page.clock.install();
    await (who === 'staff' ? signInStaff(page) : signInWithLetter(page));
    await page.goto(url(who === 'staff' ? '/nl/admin/search' : '/nl/account'));
    const field = page.locator(who === 'staff' ? '#query' : '#email');
    await field.focus();
    await page.clock.fastForward(quiet);
    await page.clock.runFor(2_000);
    expect(await warning(page).count()).toBe(0);
    await page.clock.fastForward('00:15');
    await warning(page).waitFor();
    expect(await warning(page).innerText()).toContain('twee minuten');
    const stay = warning(page).locator('button');
    expect(await stay.evaluate((node) => node === document.activeElement)).toBe(true);
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await Promise.all([isAsked(page), stay.click()]);
    await warning(page).waitFor({ state: 'detached' });
    expect(await field.evaluate((node) => node === document.activeElement)).toBe(true);

    await page.clock.fastForward(quiet);
    await page.clock.fastForward('00:15');
    await warning(page).waitFor();
    await Promise.all([isAsked(page), page.keyboard.press('Escape')]);
    await warning(page).waitFor({ state: 'detached' });

    await page.clock.fastForward('25:00');
    await warning(page).waitFor();
    expect(await warning(page).innerText()).toContain('U bent afgemeld');
    expect(await warning(page).locator('a').getAttribute('href')).toBe(
      `/nl/sign-in${who === 'staff' ? '/staff' : ''}?next=${encodeURIComponent(new URL(page.url()).pathname)}`,
    );
    await expectAccessible(page);
    await warning(page).locator('button').click();
    await warning(page).waitFor({ state: 'detached' });
    // In another tab somebody is there again: this page counts anew.
    const tab = await page.context().newPage();
    await tab.goto(page.url());
    await page.clock.fastForward('10:00');
    expect(await warning(page).count()).toBe(0);
  });

  test('does not come while somebody types, and says at once when the session was ended', async ({
    openPage,
  }) => {
    const page = await openPage();
    await page.clock.install();
    await signInWithLetter(page);
    await page.goto(url('/nl/account'));
    await page.fill('#email', 'l');
    await Promise.all([isAsked(page), page.clock.fastForward('06:00')]);
    await page.clock.fastForward('12:00');
    await warning(page).waitFor({ state: 'detached' });
    await page.clock.fastForward('05:30');
    await warning(page).waitFor();
    await endSession(page, openPage);
    await warning(page).locator('button').click();
    await warning(page).locator('a').waitFor();
    expect(await warning(page).innerText()).toContain('U bent afgemeld');
  });
});
