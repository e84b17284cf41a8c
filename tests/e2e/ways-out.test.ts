import { expect } from 'vitest';
import { expectAccessible, expectNoSidewaysScroll, test } from '../support/e2e.ts';
import { pdf } from '../support/files/sample-files.ts';
import { demoLetter, openFirstDossier, signInStaff, signInWithLetter, url } from '../support/journey.ts';

const inDays = (count: number) =>
  new Date(Date.now() + count * 86_400_000).toISOString().slice(0, 10).split('-').reverse().join('/');

const journeys = [
  {
    locale: 'nl',
    javaScript: false,
    number: 'DEMO-3',
    send: 'Versturen',
    state: 'Ontvangen, wacht op een medewerker',
  },
  {
    locale: 'fr',
    javaScript: true,
    number: 'DEMO-4',
    send: 'Envoyer',
    state: 'Reçu, en attente d’un collaborateur',
  },
] as const;

test.for(journeys)(
  'a dispute stops collection when it is sent, and staff decide it with reasons: $locale, scripts $javaScript',
  { timeout: 120_000 },
  async ({ locale, javaScript, number, state }, { openPage }) => {
    const debtor = await openPage({ javaScript, width: 320 });
    await signInWithLetter(debtor, await demoLetter(await openPage(), number), locale);
    const dossier = await openFirstDossier(debtor);
    const next = async (step: string) => {
      await debtor.locator('#step button[type=submit]').click();
      await debtor.waitForURL(new RegExp(`/dispute/${step}`));
    };
    await debtor.locator(`main a[href$="${dossier}/dispute"]`).click();
    await debtor.locator('main a[href$="/dispute/ground"]').click();
    await debtor.locator('#step button[type=submit]').click();
    await debtor.locator('#ground-error').waitFor();
    await debtor.check('input[value=quality]');
    await next('questions');
    await debtor.fill('#noticedOn', '31/02/2026');
    await debtor.locator('#step button[type=submit]').click();
    await debtor.locator('#noticedOn-error').waitFor();
    expect(await debtor.inputValue('#noticedOn')).toBe('31/02/2026');
    await debtor.fill('#noticedOn', '3/2/2026');
    await next('about');
    await debtor.locator('#step button[type=submit]').click();
    await debtor.locator('#scope-error').waitFor();
    if (locale === 'fr') {
      await debtor.check('input[value=invoices]');
      await debtor.locator('#step button[type=submit]').click();
      await debtor.locator('#invoiceIds-error').waitFor();
      await debtor.locator('[name^=invoiceIds-]').first().check();
    } else {
      await debtor.check('input[value=part]');
      await debtor.fill('#disputedCents', '99999');
      await debtor.locator('#step button[type=submit]').click();
      await debtor.locator('main [role=alert]').waitFor();
      await debtor.fill('#disputedCents', '12,50');
    }
    if (javaScript) await expectAccessible(debtor);
    await next('words');
    await debtor.fill('#words', 'Kapot bij aankomst.');
    await next('evidence');
    await debtor.setInputFiles('#file', {
      name: 'mail.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from(pdf()),
    });
    await debtor.locator('#attach button[type=submit]').click();
    await debtor.locator('[id^=remove-]').waitFor();
    await debtor.check('input[name=evidence-originalEmail]');
    await expectNoSidewaysScroll(debtor);
    await next('check');
    expect(await debtor.locator('main').innerText()).toMatch(locale === 'fr' ? /Facture/ : /12,50/);
    if (javaScript) await expectAccessible(debtor);
    await debtor.locator('#send button[type=submit]').click();
    await debtor.waitForURL(/\/filings\/[0-9a-f-]{36}\?sent=1/);
    expect(await debtor.locator('main').innerText()).toContain(state);
    const filing = new URL(debtor.url()).pathname.split('/').at(-1) ?? '';
    await debtor.goto(url(`/${locale}${dossier}`));
    await debtor.locator(`main a[href$="/filings/${filing}"]`).waitFor();

    const staff = await openPage({ javaScript, width: 1280 });
    await signInStaff(staff, 'beheer@example.be');
    await staff.goto(url('/nl/admin/filings'));
    await staff.locator(`main a[href$="/admin/filings/${filing}"]`).click();
    await staff.waitForURL(/\/admin\/filings\/[0-9a-f-]{36}$/);
    const packet = await staff.locator('main a[href$="/packet"]').getAttribute('href');
    const paper = await staff.request.get(url(packet ?? ''));
    expect(paper.headers()['content-type']).toBe('application/pdf');
    expect((await paper.body()).subarray(0, 5).toString()).toBe('%PDF-');
    await staff.locator('#act-sendToCreditor button[type=submit]').click();
    await staff.locator('#act-recordAnswer').waitFor();
    await staff.fill('#act-recordAnswer textarea', 'Het toestel vertrok heel.');
    await staff.fill('#recordAnswer-day', inDays(0));
    await staff.locator('#act-recordAnswer button[type=submit]').click();
    await staff.getByText('Het toestel vertrok heel.').waitFor();
    await staff.locator('#act-reject button[type=submit]').click();
    await staff.locator('#act-reject [role=alert]').waitFor();
    await staff.fill('#act-reject textarea', 'Het toestel werd heel geleverd.');
    await staff.locator('#act-reject button[type=submit]').click();
    await staff.locator('#reject-reasons-error').waitFor();
    expect(await staff.inputValue('#act-reject textarea')).toBe('Het toestel werd heel geleverd.');
    await staff.check('#act-reject input[name=reasons-creditorShows]');
    await staff.locator('#act-reject button[type=submit]').click();
    await staff.waitForURL(/done=1/);

    await debtor.goto(url(`/${locale}${dossier}/filings/${filing}`));
    const told = await debtor.locator('main').innerText();
    expect(told).toContain('Het toestel werd heel geleverd.');
    expect(told).toMatch(/ConsumerConnect/);
  },
);

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
  const main = await debtor.locator('main').innerText();
  expect(main).toContain('U mag ons niets betalen');
  expect(main).not.toMatch(/BE\d\d \d{4}/);
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
  expect(await debtor.locator('main svg[role=img]').count()).toBe(1);
  await debtor.locator('input[value=instalment]:checked').waitFor();
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
