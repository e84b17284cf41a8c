import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, expect, inject } from 'vitest';
import { aRow, csvOf } from '../support/creditor-file.ts';
import { expectAccessible, expectNoSidewaysScroll, type PageOptions, test } from '../support/e2e.ts';
import { environmentWith } from '../support/environment.ts';
import { textOf } from '../support/files/pdf-text.ts';
import { send, signInStaff, signInWithLetter, url } from '../support/journey.ts';
import { top } from '../support/server.ts';

type OpenPage = (options?: PageOptions) => Promise<import('playwright-core').Page>;

const person = (n: number) =>
  aRow({
    ...{ creditor_name: 'Melding BV', creditor_enterprise_number: '0403.199.702' },
    ...{
      debtor_number: `ZZ-${n}`,
      debtor_name: `Nooit Hier ${n}`,
      debtor_street: `Weg ${n}`,
      debtor_postal_code: '9000',
    },
    ...{ dossier_number: `ZZ-D${n}`, invoice_number: `ZZ-F${n}`, reminders: '2026-07-28:post' },
  });

let file = '';

const shell = async (...args: string[]): Promise<string> => {
  const { stdout } = await promisify(execFile)(process.execPath, ['lib/cli/run.mjs', ...args], {
    cwd: top,
    env: environmentWith({ DATA_DIR: inject('dataFolder') }),
  });
  return stdout;
};

beforeAll(async () => {
  file = path.join(inject('dataFolder'), `not-me-${process.pid}.csv`);
  writeFileSync(file, csvOf([person(1), person(2)]));
  await shell('import:dossiers', file);
}, 60_000);

const main = (page: Awaited<ReturnType<OpenPage>>) => page.locator('main').innerText();

/** The address and the reference of a dossier, as an administrator finds it. */
async function found(staff: Awaited<ReturnType<OpenPage>>, number: string) {
  await staff.goto(url('/nl/admin/search'));
  await staff.fill('#query', number);
  await send(staff);
  const row = staff.locator('main table tbody tr').first();
  const reference = /\d{4} \d{4} \d{2}/.exec(await row.innerText())?.[0] ?? '';
  await row.locator('a').first().click();
  await staff.waitForURL(/\/admin\/dossiers\//);
  return { reference, address: new URL(staff.url()).pathname };
}

async function administrator(openPage: OpenPage, width = 1280) {
  const staff = await openPage({ width });
  await signInStaff(staff, 'beheer@example.be');
  return staff;
}

/** Erases the open dossier for good, and answers the address of the certificate. */
async function erase(staff: Awaited<ReturnType<OpenPage>>, reason: string): Promise<string> {
  await expectAccessible(staff);
  await send(staff);
  await staff.locator('#reason-error').waitFor();
  await staff.check(`input[value=${reason}]`);
  await send(staff);
  await staff.locator('#sure-error').waitFor();
  await staff.check('input[name=sure-yes]');
  await send(staff);
  await staff.waitForURL(/\/admin\/erasures\/.*done=1/);
  await expectAccessible(staff);
  return new URL(staff.url()).pathname.split('/').at(-1) ?? '';
}

test('without signing in: nothing is shown, collection rests, and the receipt finds the certificate', async ({
  openPage,
}) => {
  const staff = await administrator(openPage);
  const { reference, address } = await found(staff, 'ZZ-D1');
  const page = await openPage({ javaScript: false, locale: 'de-BE', width: 320 });
  await page.goto(url('/de/not-me'));
  await page.fill('#reference', '1234 5678 99');
  await page.fill('#explanation', 'Ich kenne diese Firma nicht.');
  await send(page);
  expect(await page.locator('main [role=alert]').innerText()).not.toBe('');
  expect(await page.inputValue('#explanation')).toBe('Ich kenne diese Firma nicht.');
  await page.fill('#reference', reference);
  await page.check('input[value=other_person]');
  await send(page);
  await page.waitForURL(/not-me\/done/);
  const shown = await main(page);
  expect(shown).not.toMatch(/Nooit Hier|Melding/);
  const receipt = /N-\d{12}/.exec(shown)?.[0] ?? '';
  await expectNoSidewaysScroll(page);

  await page.locator('main a[href$="/erased"]').click();
  await page.fill('#number', 'N-12');
  await send(page);
  expect(await main(page)).toContain('Eine Nummer hat ein N und zwölf Ziffern.');
  await page.fill('#number', receipt);
  await send(page);
  expect(await main(page)).toContain('Zu dieser Nummer gibt es keinen Nachweis.');

  await staff.goto(url(address));
  expect(await main(staff)).toContain('iemand meldde dat dit dossier niet bij deze persoon hoort');
  await staff.locator('main a[href*="/admin/filings/"]').first().click();
  await staff.waitForURL(/\/admin\/filings\//);
  expect(await main(staff)).toMatch(/De brief is voor iemand anders[\s\S]*Ich kenne diese Firma nicht/);
  await expectAccessible(staff);
  await staff.locator('main a[href$="/erase"]').click();
  await staff.waitForURL(/\/erase$/);
  await erase(staff, 'wrongPerson');
  const gone = await staff.request.get(url(address));
  expect(gone.status()).toBe(404);

  await page.fill('#number', receipt.toLowerCase().replace('-', ' '));
  await send(page);
  await page.waitForURL(/\/erased\/[0-9a-f-]{36}$/);
  expect(await main(page)).toMatch(/Löschnachweis[\s\S]*Die Akte betraf diese Person nicht[\s\S]*Rechnungen/);
  expect(await main(page)).not.toMatch(/Nooit Hier|Melding/);
  await expectNoSidewaysScroll(page);
  const pdf = await page.request.get(`${page.url()}/certificate`);
  expect(textOf(await pdf.body()).map(({ text }) => text.trim())).toContain('Löschnachweis');
});

test('from inside: the person who signed in is gone with the dossier, and the file brings nothing back', async ({
  openPage,
}) => {
  const staff = await administrator(openPage, 360);
  const { reference, address } = await found(staff, 'ZZ-D2');
  const out = path.join(inject('dataFolder'), `not-me-code-${process.pid}.csv`);
  await shell('access-codes', '--dossier', reference, '--out', out);
  const accessCode = /[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]/.exec(readFileSync(out, 'utf8'))?.[0] ?? '';
  const page = await openPage();
  await signInWithLetter(page, { reference, accessCode });
  await page.locator('main article a').first().click();
  await page.waitForURL(/\/dossiers\/[0-9a-f-]{36}$/);
  const dossier = page.url();
  await page.goto(`${dossier}/help`);
  await page.locator('main a[href$="/notMe"]').click();
  await page.waitForURL(/\/notMe$/);
  expect(await main(page)).toContain('nooit een kopie van uw identiteitskaart');
  await expectAccessible(page);
  await page.locator('main a[href$="/notMe/reason"]').click();
  await page.check('input[value=minor]');
  await page.locator('#step button[type=submit]').click();
  await page.waitForURL(/\/notMe\/more/);
  await page.locator('#step button[type=submit]').click();
  await page.waitForURL(/\/notMe\/check/);
  await page.locator('#send button[type=submit]').click();
  await page.waitForURL(/\/filings\/.*sent=1/);
  const filed = await main(page);
  expect(filed).toMatch(/N-\d{12}/);
  await expectAccessible(page);
  await page.goto(dossier);
  expect(await main(page)).toContain('iemand meldde dat dit dossier niet bij deze persoon hoort');

  await staff.goto(url(`${address}/erase`));
  await expectNoSidewaysScroll(staff);
  const erasureId = await erase(staff, 'minor');
  await page.goto(dossier);
  expect(new URL(page.url()).pathname).toBe('/nl/sign-in');
  await page.goto(url('/nl/sign-in'));
  await page.fill('#reference', reference);
  await page.fill('#code', accessCode);
  await send(page);
  expect(await page.locator('main [role=alert]').innerText()).not.toBe('');

  expect(await shell('import:dossiers', file)).toMatch(/erased\s+\d left out/);
  await staff.goto(url('/nl/admin/search'));
  await staff.fill('#query', 'ZZ-D2');
  await send(staff);
  expect(await staff.locator('main table').count()).toBe(0);

  await staff.goto(url(`/nl/admin/erasures/${erasureId}`));
  await staff.fill('#note', 'Een nieuw contract, nu als meerderjarige.');
  await send(staff);
  await staff.getByText('Opnieuw toegelaten op').waitFor();
  await staff.goto(url('/nl/admin/erasures'));
  expect(await main(staff)).toContain('Minderjarig toen het contract begon');
  await expectAccessible(staff);
  await expectNoSidewaysScroll(staff);
});

test('an agent does not erase, and does not see that one could', async ({ openPage }) => {
  const agent = await openPage({ expectErrors: /404/ });
  await signInStaff(agent);
  await agent.goto(url('/nl/admin/search'));
  await agent.fill('#query', 'DEMO-1');
  await send(agent);
  await agent.locator('main table tbody tr a').first().click();
  await agent.waitForURL(/\/admin\/dossiers\//);
  expect(await agent.locator('main a[href$="/erase"]').count()).toBe(0);
  for (const address of [`${agent.url()}/erase`, url('/nl/admin/erasures')])
    expect((await agent.request.get(address)).status()).toBe(404);
});
