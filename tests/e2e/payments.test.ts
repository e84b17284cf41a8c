import { expect } from 'vitest';
import { camtFile } from '../support/camt.ts';
import { expectAccessible, expectNoSidewaysScroll, test } from '../support/e2e.ts';
import { type ProofLayout, proofLayouts, proofPdf } from '../support/files/proof-layouts.ts';
import {
  demoLetter,
  openFirstDossier,
  send,
  signInStaff,
  signInWithLetter,
  url,
} from '../support/journey.ts';

const payer = 'BE43068999999501';

// The day in Brussels, as people write it and as banks do.
const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Brussels' }).format(new Date());
const typedToday = today.split('-').reverse().join('/');

const statement = camtFile([
  { payments: [{ amount: '41.07', on: today, name: 'Een betaler', account: payer, text: 'dank u' }] },
]).replaceAll('T23:30:00-05:00', 'T10:00:00+01:00');

test('a payment without its communication is announced, found on the account, linked by staff and then booked', async ({
  openPage,
}) => {
  const debtor = await openPage({ javaScript: false, width: 360 });
  await signInWithLetter(debtor, await demoLetter(await openPage(), 'DEMO-2'));
  const dossier = await openFirstDossier(debtor);
  await debtor.goto(url(`/nl${dossier}/payments`));

  await debtor.check('input[name=pay][value=other]');
  await debtor.fill('#amount', '99.999,00');
  await debtor.getByRole('button', { name: 'Toon de gegevens' }).click();
  await debtor.locator('#amount-error').waitFor();
  expect(await debtor.inputValue('#amount')).toBe('99.999,00');
  await debtor.fill('#amount', '41,07');
  await debtor.getByRole('button', { name: 'Toon de gegevens' }).click();
  await debtor.locator('dd', { hasText: '€ 41,07' }).waitFor();
  await debtor.getByRole('img', { name: /QR-code/ }).waitFor();
  await expectNoSidewaysScroll(debtor);

  await debtor.fill('#amountCents', '41,07');
  await debtor.fill('#paidOn', typedToday);
  await debtor.fill('#accountEnd', '12');
  await debtor.getByRole('button', { name: 'Kijk of mijn betaling er is' }).click();
  await debtor.locator('#accountEnd-error').waitFor();
  expect(await debtor.inputValue('#amountCents')).toBe('41,07');
  await debtor.fill('#accountEnd', '9501');
  await debtor.getByRole('button', { name: 'Kijk of mijn betaling er is' }).click();
  await debtor.getByText('Dat is normaal tot en met').waitFor();

  const staff = await openPage({ width: 1280 });
  await signInStaff(staff);
  await staff.goto(url('/nl/admin/payments/import'));
  await staff.setInputFiles('#file', {
    name: 'uittreksel.xml',
    mimeType: 'application/xml',
    buffer: Buffer.from(statement),
  });
  await send(staff);
  await staff.getByText('Kan geboekt worden').waitFor();
  await expectAccessible(staff);
  await send(staff);
  await staff.getByText('Het bestand is ingelezen').waitFor();
  await expectAccessible(staff);

  await debtor.reload();
  await debtor.getByText('Een medewerker zet ze in uw dossier').waitFor();

  await staff.goto(url('/nl/admin/payments'));
  await expectAccessible(staff);
  await staff.getByRole('link', { name: 'Een betaler' }).click();
  await staff.getByText('betaling gemeld').waitFor();
  await expectAccessible(staff);
  await staff.getByRole('button', { name: 'Koppel hier alles' }).first().click();
  await staff.getByText('Het is genoteerd').waitFor();
  expect(await staff.getByRole('link', { name: 'Een betaler' }).count()).toBe(0);

  await debtor.reload();
  await debtor.getByText('We hebben deze betaling. U hoeft niets te sturen.').waitFor();
  expect(await debtor.locator('main table').innerText()).toContain('41,07');
});

test('a proof of a payment to an unknown account is kept, and brings the help against fraud at once', async ({
  openPage,
}) => {
  const debtor = await openPage({ width: 360 });
  await signInWithLetter(debtor, await demoLetter(await openPage(), 'DEMO-3'));
  const dossier = await openFirstDossier(debtor);
  await debtor.goto(url(`/nl${dossier}/payments/proof`));
  await expectAccessible(debtor);
  const facts = {
    ...{ day: typedToday, printedOn: typedToday, amount: '10,00 EUR', payer: 'BE43 0689 9999 9501' },
    ...{ beneficiary: 'BE62 5100 0754 7061', communication: 'mijn betaling' },
  };
  const layout = proofLayouts[0] as ProofLayout;
  const choose = async (isOrder: boolean) =>
    debtor.setInputFiles('#file', {
      name: 'bewijs.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from(await proofPdf(layout, 'nl', { ...facts, isOrder })),
    });
  await choose(true);
  await debtor.getByText('Dit lijkt een opdracht').waitFor();
  await debtor.reload();
  await choose(false);
  await debtor.getByText('We vulden in wat we konden lezen').waitFor();
  const names = ['paidOn', 'amountCents', 'payerAccount', 'beneficiaryAccount', 'communication'];
  expect(await Promise.all(names.map((name) => debtor.inputValue(`#${name}`)))).toEqual([
    typedToday,
    '10,00',
    facts.payer,
    facts.beneficiary,
    facts.communication,
  ]);
  await debtor.fill('#beneficiaryAccount', 'BE62 5100 0754 7062');
  await send(debtor);
  await debtor.locator('#beneficiaryAccount-error').waitFor();
  expect(await debtor.inputValue('#communication')).toBe('mijn betaling');
  await debtor.fill('#beneficiaryAccount', 'BE62 5100 0754 7061');
  await choose(false);
  await send(debtor);
  await debtor.getByText('Bel meteen uw bank').waitFor();
  await expectAccessible(debtor);
  await debtor.goto(url(`/nl${dossier}/documents`));
  await debtor.getByText('Betalingsbewijs').first().waitFor();
});

test.for([{ javaScript: true }, { javaScript: false }])(
  'who holds the letter gets the transfer without signing in, %o',
  async (options, { openPage }) => {
    const page = await openPage({ ...options, width: 360 });
    await page.goto(url('/nl/pay'));
    await page.getByRole('link', { name: /zonder aan te melden/ }).click();
    await page.fill('#communication', '+++123/4567/89012+++');
    await page.fill('#amountCents', '45,50');
    await send(page);
    await page.locator('#communication-error').waitFor();
    expect(await page.locator('#communication-error').innerText()).toContain('Vergelijk ze met uw brief');
    expect(await page.inputValue('#amountCents')).toBe('45,50');
    await page.fill('#communication', '123 4567 89002');
    await send(page);
    await page.locator('dd', { hasText: '+++123/4567/89002+++' }).waitFor();
    expect(page.url()).not.toContain('4567');
    await page.getByText('Betaal dan niets').waitFor();
    await expectNoSidewaysScroll(page);
    if (options.javaScript) await expectAccessible(page);
  },
);
