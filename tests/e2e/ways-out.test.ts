import { expect } from 'vitest';
import { expectAccessible, expectNoSidewaysScroll, test } from '../support/e2e.ts';
import { pdf } from '../support/files/sample-files.ts';
import { demoLetter, openFirstDossier, signInStaff, signInWithLetter, url } from '../support/journey.ts';

const inDays = (count: number) =>
  new Date(Date.now() + count * 86_400_000).toISOString().slice(0, 10).split('-').reverse().join('/');

type Page = Parameters<typeof expectAccessible>[0];

/** Sends a page of a journey and waits for the next one. */
const next = async (page: Page, step: string) => {
  await page.locator('#step button[type=submit]').click();
  await page.waitForURL(new RegExp(`/dispute/${step}`));
};

const attach = async (page: Page, name: string) => {
  await page.setInputFiles('#file', { name, mimeType: 'application/pdf', buffer: Buffer.from(pdf()) });
  await page.locator('#attach button[type=submit]').click();
  await page.locator('[id^=remove-]').waitFor();
};

const main = (page: Page) => page.locator('main').innerText();

/** Does an act as staff, with what it asks for, and waits until it is noted. */
const decide = async (
  page: Page,
  filing: string,
  act: string,
  fill: () => Promise<void> = async () => {},
) => {
  await page.goto(url(`/nl/admin/filings/${filing}`));
  await fill();
  await page.locator(`#act-${act} button[type=submit]`).click();
  await page.waitForURL(/done=1/);
};

test('a dispute about some invoices goes to the creditor and back, is decided with reasons, and looked at once more', async ({
  openPage,
}) => {
  const debtor = await openPage({ width: 320 });
  await signInWithLetter(debtor, await demoLetter(await openPage(), 'DEMO-3'));
  const dossier = await openFirstDossier(debtor);
  await debtor.locator(`main a[href$="${dossier}/dispute"]`).click();
  await debtor.locator('main a[href$="/dispute/ground"]').click();
  await debtor.locator('#step button[type=submit]').click();
  await debtor.locator('#ground-error').waitFor();
  await debtor.check('input[value=quality]');
  await next(debtor, 'questions');
  await debtor.fill('#noticedOn', '31/02/2026');
  await debtor.locator('#step button[type=submit]').click();
  await debtor.locator('#noticedOn-error').waitFor();
  expect(await debtor.inputValue('#noticedOn')).toBe('31/02/2026');
  await debtor.fill('#noticedOn', '3/2/2026');
  await debtor.check('input[value=email]');
  await next(debtor, 'about');
  await debtor.check('input[value=invoices]');
  await debtor.locator('#step button[type=submit]').click();
  await debtor.locator('#invoiceIds-error').waitFor();
  await expectAccessible(debtor);
  await debtor.check('input[value=invoices]');
  await debtor.getByLabel('SZ-2503-88').check();
  await next(debtor, 'words');
  await debtor.fill('#words', 'De zaal was dicht.');
  await next(debtor, 'evidence');
  await attach(debtor, 'mail.pdf');
  await expectAccessible(debtor);
  await next(debtor, 'check');
  expect(await main(debtor)).toContain('Er is één ding nodig: De e-mail aan de firma');
  await debtor.goto(url(`/nl${dossier}/dispute/evidence?change=1`));
  await debtor.check('input[name=evidence-originalEmail]');
  await next(debtor, 'check');
  expect(await main(debtor)).toMatch(/SZ-2503-88[\s\S]*Te beslissen met vragen/);
  await expectAccessible(debtor);
  await expectNoSidewaysScroll(debtor);
  await debtor.locator('#send button[type=submit]').click();
  await debtor.waitForURL(/\/filings\/[0-9a-f-]{36}\?sent=1/);
  expect(await main(debtor)).toMatch(/XIX\.9, § 4[\s\S]*U mag het deel betalen waarmee u akkoord gaat/);
  await expectAccessible(debtor);
  const filing = new URL(debtor.url()).pathname.split('/').at(-1) ?? '';
  await debtor.goto(url(`/nl${dossier}`));
  await debtor.locator(`main a[href$="/filings/${filing}"]`).waitFor();

  const staff = await openPage({ width: 1280 });
  await signInStaff(staff, 'beheer@example.be');
  await staff.goto(url('/nl/admin/filings'));
  await staff.locator(`main a[href$="/admin/filings/${filing}"]`).click();
  const packet = await staff.locator('main a[href$="/packet"]').getAttribute('href');
  const answer = await staff.request.get(url(packet ?? ''));
  expect(answer.headers()['content-type']).toBe('application/pdf');
  expect((await debtor.request.get(url(packet ?? ''))).status()).toBe(404);
  await decide(staff, filing, 'sendToCreditor');
  await decide(staff, filing, 'recordAnswer', () =>
    staff.fill('#act-recordAnswer textarea', 'Er was een andere zaal.'),
  );
  await expectAccessible(staff);
  await decide(staff, filing, 'acceptInPart', async () => {
    await staff.locator('#act-acceptInPart button[type=submit]').click();
    await staff.locator('#act-acceptInPart [role=alert]').waitFor();
    await staff.check('#act-acceptInPart input[name=reasons-onlyPartShown]');
    await staff.fill('#act-acceptInPart textarea', 'Voor de helft van de maand.');
    await staff.fill('#act-acceptInPart [name=amountCents]', '15');
  });

  await debtor.goto(url(`/nl${dossier}/filings/${filing}`));
  expect(await main(debtor)).toMatch(
    /15,00[\s\S]*Uw bewijs gaat over een deel van het bedrag\. Voor de helft van de maand\.[\s\S]*ConsumerConnect/,
  );
  await debtor.goto(url(`/nl${dossier}/messages`));
  // The debtor of this dossier is written to in German.
  expect(await main(debtor)).toContain('Sie bekommen teilweise recht');
  await debtor.goto(url(`/nl${dossier}/filings/${filing}`));
  await debtor.locator('#act-reopen button[type=submit]').click();
  await debtor.locator('#act-reopen [role=alert]').waitFor();
  await attach(debtor, 'foto.pdf');
  await debtor.locator('#act-reopen button[type=submit]').click();
  await debtor.locator('#act-withdraw').waitFor();
  expect(await main(debtor)).toContain('Opnieuw bekeken met uw nieuwe bewijs');
  await debtor.locator('#act-withdraw button[type=submit]').click();
  await debtor.locator('#act-withdraw').waitFor({ state: 'detached' });
  expect(await main(debtor)).toContain('Door u ingetrokken');
}, 120_000);

test('costs that are too high are disputed without scripts: the law library fills in, the rest may be paid', async ({
  openPage,
}) => {
  const debtor = await openPage({ javaScript: false, width: 320 });
  await signInWithLetter(debtor, await demoLetter(await openPage(), 'DEMO-4'), 'de');
  const dossier = await openFirstDossier(debtor);
  await debtor.goto(url(`/de${dossier}/dispute/ground`));
  await debtor.check('input[value=amountTooHigh]');
  await next(debtor, 'questions');
  expect(await main(debtor)).toMatch(/Was erlaubt das Gesetz heute\?[\s\S]*Entschädigungsklausel/);
  await expectNoSidewaysScroll(debtor);
  await debtor.check('input[value=lumpSum]');
  await next(debtor, 'about');
  await debtor.check('input[value=part]');
  await debtor.fill('#disputedCents', '99999');
  await debtor.locator('#step button[type=submit]').click();
  await debtor.locator('#disputedCents-error').waitFor();
  await debtor.fill('#disputedCents', '12,50');
  await next(debtor, 'words');
  await next(debtor, 'evidence');
  await next(debtor, 'check');
  expect(await main(debtor)).toMatch(
    /12,50[\s\S]*Mit Rückfragen zu entscheiden|12,50[\s\S]*Genug, um zu entscheiden/,
  );
  await debtor.locator('#send button[type=submit]').click();
  await debtor.waitForURL(/sent=1/);
  const filing = new URL(debtor.url()).pathname.split('/').at(-1) ?? '';
  await debtor.goto(url(`/de${dossier}/payments`));
  const pay = debtor.locator('main a[href*="pay=other"]');
  expect(await main(debtor)).toContain('Sie müssen nicht.');
  await pay.click();
  await debtor.waitForURL(/pay=other/);
  expect(await debtor.locator('#amount').inputValue()).toMatch(/^\d+,\d\d$/);

  const staff = await openPage({ javaScript: false, width: 1280 });
  await signInStaff(staff, 'beheer@example.be');
  await decide(staff, filing, 'reject', async () => {
    await staff.fill('#act-reject textarea', 'Ihre AGB, Seite 2.');
    await staff.locator('#act-reject button[type=submit]').click();
    await staff.locator('#act-reject [role=alert]').waitFor();
    expect(await staff.inputValue('#act-reject textarea')).toBe('Ihre AGB, Seite 2.');
    await staff.check('#act-reject input[name=reasons-allowed]');
  });
  await debtor.goto(url(`/de${dossier}/filings/${filing}`));
  expect(await main(debtor)).toMatch(
    /Das Gesetz erlaubt diese Kosten[\s\S]*Ihre AGB, Seite 2\.[\s\S]*ConsumerConnect/,
  );
  await debtor.goto(url(`/de${dossier}/messages`));
  // The debtor of this dossier is written to in English.
  expect(await main(debtor)).toContain('The law allows these costs');
}, 120_000);

test('who is in a collective settlement is asked for no payment from the moment that it is said', async ({
  openPage,
}) => {
  const debtor = await openPage({ javaScript: false, width: 360 });
  await signInWithLetter(debtor, await demoLetter(await openPage(), 'DEMO-4'));
  const dossier = await openFirstDossier(debtor);
  const step = (name: string) => url(`/nl${dossier}/settlement/${name}`);
  await debtor.goto(step('court'));
  await debtor.fill('#court', 'Arbeidsrechtbank Gent');
  await debtor.locator('#step button[type=submit]').click();
  await debtor.waitForURL(/\/helper/);
  await debtor.fill('#helperName', 'Mr. An Bemiddelaar');
  await debtor.locator('#step button[type=submit]').click();
  await debtor.waitForURL(/\/ruling/);
  await debtor.locator('#step button[type=submit]').click();
  await debtor.waitForURL(/\/check/);
  await debtor.locator('#send button[type=submit]').click();
  await debtor.waitForURL(/sent=1/);
  const filing = new URL(debtor.url()).pathname.split('/').at(-1) ?? '';
  await debtor.goto(url(`/nl${dossier}/payments`));
  const told = await main(debtor);
  expect(told).toContain('U mag ons niets betalen');
  expect(told).not.toMatch(/BE\d\d \d{4}/);
  expect(await debtor.locator('main svg[role=img]').count()).toBe(0);

  const staff = await openPage({ javaScript: false, width: 1280 });
  await signInStaff(staff, 'beheer@example.be');
  await staff.goto(url(`/nl/admin/filings/${filing}`));
  await staff.fill('#act-refute textarea', 'De rechtbank kent geen toelating.');
  await staff.locator('#act-refute button[type=submit]').click();
  await staff.waitForURL(/done=1/);
  await debtor.reload();
  expect(await debtor.locator('main').innerText()).toMatch(/BE\d\d \d{4}/);
}, 60_000);

test('a plan is worked out before it is sent, and holds at once within the published rules', async ({
  openPage,
}) => {
  const debtor = await openPage({ width: 320 });
  await signInWithLetter(debtor, await demoLetter(await openPage(), 'DEMO-2'), 'de');
  const dossier = await openFirstDossier(debtor);
  await debtor.locator(`main a[href$="${dossier}/plan"]`).click();
  await debtor.locator('main a[href$="/plan/budget"]').click();
  await debtor.fill('#incomeCents', '1900');
  await debtor.fill('#fixedCents', '1200');
  await debtor.locator('#step button[type=submit]').click();
  await debtor.waitForURL(/\/plan\/amount/);
  expect(await debtor.locator('main').innerText()).toMatch(/150,00/);
  await debtor.check('input[name=way][value=count]');
  await debtor.fill('#instalments', '3');
  await debtor.locator('#step button[type=submit]').click();
  await debtor.waitForURL(/\/plan\/when/);
  await debtor.fill('#firstDueOn', inDays(10));
  await debtor.check('input[name=every][value=month]');
  await debtor.locator('#step button[type=submit]').click();
  await debtor.waitForURL(/\/plan\/check/);
  expect(await debtor.locator('#outlook').innerText()).toBe('So sieht Ihr Plan aus');
  await expectAccessible(debtor);
  await expectNoSidewaysScroll(debtor);
  await debtor.locator('#send button[type=submit]').click();
  await debtor.waitForURL(/sent=1/);
  expect(await debtor.locator('main').innerText()).toContain('Angenommen');
  await debtor.goto(url(`/de${dossier}/plan`));
  await expectAccessible(debtor);
  await expectNoSidewaysScroll(debtor);
  const calendar = (await debtor.locator('a[href$="/calendar"]').getAttribute('href')) ?? '';
  const answer = await debtor.request.get(url(calendar));
  expect(await answer.text()).toMatch(/BEGIN:VCALENDAR[\s\S]*Zahlung nach Ihrem Plan \(3\/3\)/);

  // The second payment is skipped: within the table it holds at once.
  await debtor.locator('main a[href$="/planChange"]').first().click();
  await debtor.locator('main a[href$="/planChange/change"]').click();
  await debtor.check('input[value=skip]');
  await debtor.locator('#step button[type=submit]').click();
  await debtor.waitForURL(/\/planChange\/which/);
  await debtor.check('input[name=number][value="2"]');
  await debtor.locator('#step button[type=submit]').click();
  await debtor.waitForURL(/\/planChange\/why/);
  await debtor.locator('#step button[type=submit]').click();
  await debtor.waitForURL(/\/planChange\/check/);
  expect(await debtor.locator('main').innerText()).toContain('Das gilt, sobald Sie es senden.');
  await expectAccessible(debtor);
  await expectNoSidewaysScroll(debtor);
  await debtor.locator('#send button[type=submit]').click();
  await debtor.waitForURL(/sent=1/);
  await debtor.goto(url(`/de${dossier}/plan`));
  expect(await debtor.locator('#changes + ol').innerText()).toContain('Eine Zahlung ausgelassen');
  await debtor.locator('main ol a[href*="instalment=2"]').click();
  await debtor.locator('input[value=instalment]:checked').waitFor();
  expect(await debtor.locator('main svg[role=img]').count()).toBe(1);
}, 60_000);

test('staff work a plan out on the phone, and set the table that the next one is measured by', async ({
  openPage,
}) => {
  const staff = await openPage({ width: 1280 });
  await signInStaff(staff, 'beheer@example.be');
  await staff.goto(url('/nl/admin/filings'));
  await staff.locator('main a[href$="/admin/plans"]').click();
  await expectAccessible(staff);
  await staff.locator('main a[href$="/admin/plans/rules"]').click();
  await staff.locator('main a[href*="edit=all"]').click();
  await staff.fill('#skipsPerYear', '99');
  await staff.locator('#rules button[type=submit]').click();
  await staff.locator('#skipsPerYear-error').waitFor();
  expect(await staff.inputValue('#skipsPerYear')).toBe('99');
  await staff.fill('#skipsPerYear', '2');
  await staff.locator('#rules button[type=submit]').click();
  await staff.waitForURL(/done=1/);
  expect(await staff.locator('main table').first().innerText()).toMatch(
    /Een betaling overslaan\s+2 keer per jaar/,
  );

  await staff.goto(url('/nl/admin/search'));
  await staff.fill('main input[name=query]', 'DEMO-1');
  await staff.locator('main form button[type=submit]').click();
  await staff.locator('main a[href*="/admin/dossiers/"]').first().click();
  await staff.locator('main a[href$="/plan"]').click();
  await staff.check('input[name=way][value=count]');
  await staff.fill('#instalments', '6');
  await staff.fill('#firstDueOn', '31/12/2099');
  await staff.check('input[name=every][value=month]');
  await staff.locator('main form[method=get] button').click();
  await staff.getByText('Kies een eerste dag binnen de 90 dagen.').waitFor();
  await staff.fill('#firstDueOn', inDays(20));
  await staff.locator('main form[method=get] button').click();
  await staff.locator('#outlook').waitFor();
  await staff.check('input[name=as][value=proposed]');
  await staff.locator('#record-form button[type=submit]').click();
  await staff.locator('#record-words-error').waitFor();
  await staff.fill('#record-words', 'Gevraagd aan de telefoon.');
  await staff.check('input[name=as][value=proposed]');
  await staff.locator('#record-form button[type=submit]').click();
  await staff.waitForURL(/\/admin\/filings\/[0-9a-f-]{36}\?done=1/);
  await expectAccessible(staff);
  const filing = new URL(staff.url()).pathname.split('/').at(-1) ?? '';

  const debtor = await openPage({ javaScript: false, width: 360 });
  await signInWithLetter(debtor, await demoLetter(await openPage(), 'DEMO-1'));
  const dossier = await openFirstDossier(debtor);
  await debtor.goto(url(`/nl${dossier}/filings/${filing}`));
  await debtor.locator('#outlook').waitFor();
  await debtor.locator('#act-agree button[type=submit]').click();
  await debtor.waitForURL(/\/filings\//);
  await debtor.goto(url(`/nl${dossier}/plan`));
  expect(await debtor.locator('main ol li').count()).toBe(6);
}, 60_000);
