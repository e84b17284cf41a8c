import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { expectAccessible, expectNoSidewaysScroll, test } from '../support/e2e.ts';
import { type MollieEmulator, startMollie } from '../support/mollie-emulator.ts';
import { type Portal, startPortal } from '../support/server.ts';
import { temporaryFolder } from '../support/temporary.ts';

let emulator: MollieEmulator;
let portal: Portal;
const { folder, remove } = temporaryFolder('online-payment');

beforeAll(async () => {
  emulator = await startMollie();
  portal = await startPortal({
    settings: {
      DATA_DIR: path.join(folder, 'data'),
      MOLLIE_API_KEY: 'test_emulator',
      MOLLIE_API_URL: emulator.url,
    },
    log: 'online-payment.log',
  });
}, 120_000);

afterAll(async () => {
  await portal.stop();
  await emulator.close();
  remove();
});

const url = (address: string) => `${portal.origin}${address}`;

/** Types a communication and an amount, and comes to the checkout of the provider; answers its id there. */
async function beginPayment(page: Page, communication: string, amount: string): Promise<string> {
  await page.goto(url('/nl/transfer'));
  await page.fill('#communication', communication);
  await page.fill('#amountCents', amount);
  await page.locator('#form button[type=submit]').click();
  await page.locator('#pay-online button[type=submit]').click();
  await page.waitForURL(`${emulator.url}/checkout/*`);
  return new URL(page.url()).pathname.split('/').at(-1) ?? '';
}

async function decide(page: Page, status: string): Promise<string> {
  await page.locator(`button[value=${status}]`).click();
  await page.waitForURL(/\/nl\/online-payment\/[0-9a-f-]{36}/);
  return page.locator('main').innerText();
}

async function openPayments(page: Page): Promise<string> {
  if (!portal.demo) throw new Error('the demo has a letter');
  await page.goto(url('/nl/sign-in'));
  await page.fill('#reference', portal.demo.reference);
  await page.fill('#code', portal.demo.accessCode);
  await page.locator('main form button[type=submit]').last().click();
  await page.waitForURL('**/nl/dossiers');
  await page.locator('main article a').first().click();
  await page.waitForURL(/\/dossiers\/[0-9a-f-]{36}$/);
  await page.goto(`${page.url()}/payments`);
  return /\+\+\+[\d/]+\+\+\+/.exec(await page.locator('main').innerText())?.[0] ?? '';
}

describe.each([true, false])('with scripts: %s', (javaScript) => {
  test('a payment is booked, taken back when it is charged back, and booked again when that is won', async ({
    openPage,
  }) => {
    const debtor = await openPage({ javaScript });
    const communication = await openPayments(debtor);
    const amount = javaScript ? '12,34' : '23,45';
    const rows = () => debtor.locator('main table tbody tr').allInnerTexts();
    const before = await rows();
    expect(before.join()).not.toContain(amount);

    const page = await openPage({ javaScript });
    const id = await beginPayment(page, communication, amount);
    emulator.webhooks = 'twice';
    const text = await decide(page, 'paid');
    expect(text).toContain('Uw betaling is ontvangen');
    expect(text).toContain(amount);
    expect(text).not.toMatch(/Verhaegen|VoltaVerde/);
    await debtor.reload();
    expect(await rows()).toHaveLength(before.length + 1);
    expect((await rows()).join()).toContain(amount);

    const gone = emulator.chargeBack(id);
    expect(await emulator.tell(id)).toBe(200);
    await expect
      .poll(async () => (await page.reload()) && page.locator('main').innerText())
      .toContain('Deze betaling is teruggedraaid');
    await debtor.reload();
    expect(await rows()).toHaveLength(before.length + 2);
    expect((await rows()).join()).toContain('Teruggedraaid');

    gone.reversedAt = new Date().toISOString();
    expect(await emulator.tell(id)).toBe(200);
    await expect
      .poll(async () => (await page.reload()) && page.locator('main').innerText())
      .toContain('Uw betaling is ontvangen');
    await debtor.reload();
    expect(await rows()).toHaveLength(before.length + 3);

    emulator.refund(id);
    expect(await emulator.tell(id)).toBe(200);
    await expect
      .poll(async () => (await page.reload()) && page.locator('main').innerText())
      .toContain('Deze betaling is terugbetaald');
    await debtor.reload();
    expect(await rows()).toHaveLength(before.length + 4);
  });

  test('the return page knows before the webhook comes', async ({ openPage }) => {
    const page = await openPage({ javaScript });
    emulator.webhooks = 'held';
    await beginPayment(page, '+++090/9337/55493+++', '20');
    expect(await decide(page, 'open')).toContain('We weten nog niet of u betaald hebt');
    const id = [...emulator.payments.keys()].at(-1) ?? '';
    emulator.change(id, { status: 'pending' });
    await page.getByText('Kijk opnieuw').click();
    expect(await page.locator('main').innerText()).toContain('Uw betaling is onderweg');
    emulator.change(id, { status: 'paid' });
    await page.getByText('Kijk opnieuw').click();
    expect(await page.locator('main').innerText()).toContain('Uw betaling is ontvangen');
    expect(await emulator.tell(id)).toBe(200);
    await page.getByRole('link', { name: 'Terug' }).click();
    await page.waitForURL('**/nl/transfer');
  });

  test.for([
    ['failed', 'De betaling is niet gelukt'],
    ['canceled', 'U hebt de betaling gestopt'],
    ['expired', 'De tijd om te betalen is voorbij'],
  ] as const)('%s is said in words', async ([status, words], { openPage }) => {
    const page = await openPage({ javaScript });
    emulator.webhooks = 'once';
    await beginPayment(page, '+++090/9337/55493+++', '20');
    const text = await decide(page, status);
    expect(text).toContain(words);
    expect(text).toContain('Er is geen geld afgegaan');
  });

  test('what the provider cannot do now is said, and the transfer stays', async ({ openPage }) => {
    const page = await openPage({ javaScript });
    await page.goto(url('/nl/transfer'));
    await page.fill('#communication', '+++090/9337/55493+++');
    await page.fill('#amountCents', '20');
    await page.locator('#form button[type=submit]').click();
    await page.locator('#pay-online').waitFor();
    emulator.fail(503, 503);
    await page.locator('#pay-online button[type=submit]').click();
    await page.getByText('Online betalen lukt nu niet').waitFor();
    await page.locator('dd', { hasText: '+++090/9337/55493+++' }).waitFor();
  });

  test('a debtor pays what was chosen in the dossier', async ({ openPage }) => {
    const debtor = await openPage({ javaScript });
    await openPayments(debtor);
    await debtor.check('input[name=pay][value=other]');
    await debtor.fill('#amount', javaScript ? '6,66' : '7,89');
    await debtor.getByRole('button', { name: 'Toon de gegevens' }).click();
    emulator.webhooks = 'once';
    await debtor.locator('#pay-online button[type=submit]').click();
    await debtor.waitForURL(`${emulator.url}/checkout/*`);
    expect(await decide(debtor, 'paid')).toContain('Uw betaling is ontvangen');
    await debtor.getByRole('link', { name: 'Terug' }).click();
    await debtor.waitForURL(/\/payments$/);
    expect(await debtor.locator('main table').innerText()).toContain(javaScript ? '6,66' : '7,89');
  });
});

test('the page to come back to can be used by everybody and on a small screen', async ({ page }) => {
  await beginPayment(page, '+++090/9337/55493+++', '20');
  await decide(page, 'failed');
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
});

test('a webhook answers the same to all, and the pages say nothing to strangers', async () => {
  const asked = emulator.requests.length;
  const send = (body: BodyInit) => fetch(url('/api/payments/mollie'), { method: 'POST', body });
  const bodies = ['', 'id=tr_unknown', 'id=tr_zz/../x', '{"id":1}', 'x'.repeat(5_000), 'id=%00'];
  for (const body of bodies) {
    const answer = await send(body);
    expect([answer.status, await answer.text()]).toEqual([200, '']);
  }
  expect(emulator.requests.length).toBe(asked);
  for (const id of ['x', crypto.randomUUID()])
    expect((await fetch(url(`/nl/online-payment/${id}`))).status).toBe(404);
});
