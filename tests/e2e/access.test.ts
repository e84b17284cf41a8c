import { expect, inject } from 'vitest';
import { expectAccessible, expectNoSidewaysScroll, test } from '../support/e2e.ts';
import { openFirstDossier, otherDebtors, signInStaff, signInWithLetter, url } from '../support/journey.ts';

// What belongs to the demo debtor alone: none of it may reach anybody else.
const canaries = /Verhaegen|VV-2026-4410|K-10442|Kastanjelaan/;

const receipt = '/receipts/00000000-0000-4000-8000-000000000001';
const rooms = [
  ...[
    '',
    '/invoices',
    '/documents',
    '/payments',
    '/payments/proof',
    '/messages',
    '/overview',
    '/looks',
    '/contacts',
    receipt,
  ],
  ...['/help', '/dispute', '/dispute/ground', '/dispute/check', '/settlement', '/mediation/helper'],
  ...[
    '/proof/what',
    '/pause/days',
    '/plan/amount',
    '/notMe',
    '/notMe/reason',
    '/notMe/police',
    '/right',
    '/right/rightWords',
    `/filings/${receipt.slice(-36)}`,
  ],
];
const moneyRooms = [
  '',
  '/1',
  '/import',
  `/import/${receipt.slice(-36)}`,
  '/refunds',
  '/refunds/p-1',
  '/dealt',
].map((room) => `/nl/admin/payments${room}`);
const staffRooms = ['', '/messages', '/documents', '/plan', '/erase', receipt];

/** The same address in the ways that once slipped past somebody's guard. */
const disguises = (path: string) => [
  path,
  path.replace('/dossiers', '/%64ossiers').replace('/admin', '/%61dmin'),
  path.replace('/nl/', '/nl//'),
  `/${path}`,
  `${path}/`,
  `${path}?_rsc=1`,
  `${path}.rsc`,
  `${path}.segments/_tree.segment.rsc`,
];

const headerSets: Record<string, string>[] = [
  {},
  { rsc: '1', 'next-router-prefetch': '1' },
  { 'x-middleware-subrequest': 'proxy:proxy:proxy:proxy:proxy', 'x-forwarded-host': 'evil.example' },
];

const isSignIn = (answer: Response) => (answer.headers.get('location') ?? '').includes('/sign-in');

type Asker = { cookie: string };

async function expectNothing(asker: Asker, paths: string[], allowed: number[]) {
  for (const path of paths.flatMap(disguises)) {
    for (const headers of headerSets) {
      let answer = await fetch(url(path), {
        headers: { ...headers, cookie: asker.cookie },
        redirect: 'manual',
      });
      // A tidied address may send the asker on; what counts is where that ends.
      for (let hops = 0; [307, 308].includes(answer.status) && !isSignIn(answer) && hops < 3; hops += 1) {
        const onward = new URL(answer.headers.get('location') ?? '', url(path));
        answer = await fetch(onward, { headers: { ...headers, cookie: asker.cookie }, redirect: 'manual' });
      }
      expect(allowed, `${path} ${JSON.stringify(headers)} answered ${answer.status}`).toContain(
        answer.status,
      );
      expect(await answer.text(), path).not.toMatch(canaries);
      expect(answer.headers.get('location') ?? '').not.toMatch(/evil/);
    }
  }
}

const cookieOf = async (page: { context(): { cookies(): Promise<{ name: string; value: string }[]> } }) =>
  (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');

test('nobody, another debtor and the wrong staff get nothing from any private address', async ({
  openPage,
}) => {
  const owner = await openPage({ javaScript: false });
  await signInWithLetter(owner);
  const dossier = await openFirstDossier(owner);
  await owner.goto(url(`/nl${dossier}/invoices`));
  const file = (await owner.locator('a[download]').first().getAttribute('href')) ?? '';
  const own = [...rooms.map((room) => `/nl${dossier}${room}`), file];
  const staffOwn = staffRooms.map((room) => `/nl/admin${dossier}${room}`);

  const [stranger] = await otherDebtors();
  if (!stranger) throw new Error('the demo has other debtors');
  const other = await openPage({ javaScript: false });
  await signInWithLetter(other, stranger);
  const wrongStaff = await openPage({ javaScript: false });
  await signInStaff(wrongStaff, 'agent@example.be');

  await expectNothing(
    { cookie: '' },
    [...own, ...staffOwn, ...moneyRooms, '/nl/dossiers', '/nl/account', '/nl/admin'],
    [303, 307, 404],
  );
  const asOther = { cookie: await cookieOf(other) };
  await expectNothing(
    asOther,
    [...own, ...staffOwn, ...moneyRooms, '/nl/admin', '/nl/admin/search', '/nl/admin/audit'],
    [404],
  );
  const asWrongStaff = { cookie: await cookieOf(wrongStaff) };
  await expectNothing(
    asWrongStaff,
    // The first of the rooms shows announced payments within reach.
    [...own, ...staffOwn, ...moneyRooms.slice(1), '/nl/admin/audit', '/nl/dossiers', '/nl/account'],
    [404],
  );
  expect((await fetch(url(`/nl/files/${crypto.randomUUID()}`), { headers: asOther })).status).toBe(404);
}, 120_000);

test('a message gets a receipt among the documents, for its writer and the staff alone', async ({
  openPage,
}) => {
  const [stranger, writer] = await otherDebtors();
  if (!stranger || !writer) throw new Error('the demo has other debtors');
  const owner = await openPage({ width: 320 });
  await signInWithLetter(owner, writer);
  const dossier = await openFirstDossier(owner);
  await owner.goto(url(`/nl${dossier}/messages`));
  await owner.fill('#body', 'Een bericht met een ontvangstbewijs.');
  await owner.locator('button[value=send]:visible').last().click();
  await owner.waitForURL(/sent=1/);

  await owner.goto(url(`/nl${dossier}/documents`));
  const main = await owner.locator('main').innerText();
  expect(main).toContain('Ontvangstbewijs');
  expect(main).toMatch(/Op \d+ \p{L}+\s\d{4} is een brief met uw toegangscode gemaakt\./u);
  await expectAccessible(owner);
  await expectNoSidewaysScroll(owner);
  const path = (await owner.locator('a[download][href*="/receipts/"]').first().getAttribute('href')) ?? '';
  const saved = await owner.request.get(url(path));
  expect((await saved.body()).includes('/StructTreeRoot')).toBe(true);
  expect(saved.headers()).toMatchObject({
    'content-type': 'application/pdf',
    'content-disposition': expect.stringMatching(/^attachment; filename="ontvangstbewijs-/),
    'content-security-policy': expect.stringMatching(/; sandbox$/),
    'cache-control': 'private, no-store',
  });
  const shown = await owner.request.get(url(`${path}?inline=1`));
  expect(shown.headers()['content-disposition']).toMatch(/^inline/);

  const staff = await openPage({ javaScript: false, width: 1280 });
  await signInStaff(staff, 'beheer@example.be');
  const staffPath = path.replace('/nl/', '/nl/admin/');
  await staff.goto(url(`/nl/admin${dossier}/documents`));
  expect(await staff.locator(`a[href="${staffPath}"]`).count()).toBe(1);
  const theirs = await staff.request.get(url(staffPath));
  expect(theirs.headers()['content-security-policy']).toMatch(/; sandbox$/);
  expect((await theirs.body()).includes('/StructTreeRoot')).toBe(true);

  const other = await openPage({ javaScript: false });
  await signInWithLetter(other, stranger);
  const own = await openFirstDossier(other);
  for (const page of [owner, other]) {
    for (const address of page === other ? [path, staffPath, path.replace(dossier, own)] : [staffPath]) {
      expect((await page.request.get(url(address))).status(), address).toBe(404);
    }
  }
  expect((await staff.request.get(url(path))).status()).toBe(404);
  const nobody = await fetch(url(path), { redirect: 'manual' });
  expect(nobody.headers.get('location')).toContain('/sign-in');
});

test('no form of somebody else, and none from elsewhere, writes anything', async ({ openPage }) => {
  const owner = await openPage({ javaScript: false });
  const [stranger, writer] = await otherDebtors();
  await signInWithLetter(owner, writer);
  const dossier = await openFirstDossier(owner);
  const page = url(`/nl${dossier}/messages`);
  await owner.goto(page);
  const fields = await owner
    .locator('form#message')
    .evaluate((form) =>
      ([...(form as HTMLFormElement).elements] as HTMLInputElement[])
        .filter((field) => field.name && field.type !== 'file' && field.type !== 'submit')
        .map((field): [string, string] => [field.name, field.value]),
    );
  const post = async (cookie: string, headers: Record<string, string>, where = page) => {
    const body = new FormData();
    for (const [name, value] of fields)
      body.append(name, name === 'submissionId' ? crypto.randomUUID() : value);
    body.set('body', 'geschreven door een ander');
    body.append('intent', 'send');
    return fetch(where, { method: 'POST', body, headers: { cookie, ...headers }, redirect: 'manual' });
  };
  const mine = await cookieOf(owner);
  const origin = inject('origin');
  const other = await openPage({ javaScript: false });
  await signInWithLetter(other, stranger);
  const theirs = await cookieOf(other);
  const own = url(`/nl${await openFirstDossier(other)}/messages`);
  const wrongStaff = await openPage({ javaScript: false });
  await signInStaff(wrongStaff, 'agent@example.be');

  const answers = [
    await post('', { origin }),
    await post(theirs, { origin }),
    await post(theirs, { origin }, own),
    await post(await cookieOf(wrongStaff), { origin }),
    await post(mine, { origin: 'https://evil.example' }),
    await post(mine, { origin: 'null' }),
    await post(mine, { 'sec-fetch-site': 'cross-site' }),
    await post(mine, {}),
    await post(mine, { origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' }),
  ];
  for (const answer of answers) expect(answer.headers.get('location') ?? '').not.toContain('sent=1');
  await owner.goto(page);
  expect(await owner.locator('main').innerText()).not.toContain('geschreven door een ander');
  expect((await post(mine, { origin })).headers.get('location')).toContain('sent=1');
});

test('after signing in nobody is sent outside this site', async ({ openPage }) => {
  const page = await openPage({ javaScript: false });
  for (const next of [
    '//evil.example',
    'https://evil.example',
    '/\\evil.example',
    '/nl/%2f%2fevil.example',
    'javascript:alert(1)',
  ]) {
    await page.goto(url(`/nl/sign-in?next=${encodeURIComponent(next)}`));
    await page.fill('#reference', inject('demo').reference);
    await page.fill('#code', inject('demo').accessCode);
    await page.locator('main form button[type=submit]').click();
    await page.waitForURL(/\/nl\/dossiers$/);
    await page.context().clearCookies();
  }
});

test('an address of staff without a language leads nowhere else', async () => {
  for (const path of [
    '/admin/..%2f..%2f/evil.example',
    '/admin/%2f%2fevil.example',
    '/admin//evil.example',
    '/admin/\\evil.example',
  ]) {
    const answer = await fetch(url(path), { redirect: 'manual' });
    const target = new URL(answer.headers.get('location') ?? '/', inject('origin'));
    expect(target.origin, path).toBe(inject('origin'));
  }
});

test('wrong codes are stopped after five, and the sentence names the phone', async ({ openPage }) => {
  const page = await openPage({ javaScript: false });
  const [, , victim] = await otherDebtors();
  if (!victim) throw new Error('the demo has other debtors');
  const attempt = async (code: string) => {
    await page.goto(url('/nl/sign-in'));
    await page.fill('#reference', victim.reference);
    await page.fill('#code', code);
    await page.locator('main form button[type=submit]').click();
    return page.locator('main').innerText();
  };
  for (let i = 0; i < 5; i += 1)
    expect(await attempt(inject('demo').accessCode)).toContain('passen niet bij elkaar');
  expect(await attempt(victim.accessCode)).toContain('02/708.30.33');
  expect(page.url()).toContain('/sign-in');
});
