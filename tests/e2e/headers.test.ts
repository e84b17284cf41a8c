import { expect } from 'vitest';
import { test } from '../support/e2e.ts';
import { openFirstDossier, signInWithLetter, url } from '../support/journey.ts';

const common = {
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

const expectCommon = (headers: Headers, address: string) => {
  for (const [name, value] of Object.entries(common))
    expect(headers.get(name), `${name} of ${address}`).toBe(value);
  const policy = headers.get('content-security-policy') ?? '';
  for (const rule of ["default-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"])
    expect(policy).toContain(rule);
  expect(policy).not.toContain('unsafe-inline');
  expect(headers.get('strict-transport-security'), 'plain http must stay usable').toBeNull();
  expect(headers.get('x-powered-by')).toBeNull();
};

test('public, missing and private answers carry the headers of their kind', async ({ openPage }) => {
  for (const address of ['/nl', '/fr/faq', '/nl/niets', '/nl/sign-in', '/nl/not-me']) {
    expectCommon((await fetch(url(address))).headers, address);
  }
  const page = await openPage();
  await signInWithLetter(page);
  const dossier = await openFirstDossier(page);
  const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  for (const address of [
    '/nl/dossiers',
    '/nl/account',
    `/nl${dossier}`,
    `/nl${dossier}/messages`,
    `/nl${dossier}/overview`,
  ]) {
    const { headers, status } = await fetch(url(address), { headers: { cookie } });
    expect(status).toBe(200);
    expectCommon(headers, address);
    expect(headers.get('cache-control'), address).toBe('private, no-store');
  }
  const file = await page
    .goto(url(`/nl${dossier}/invoices`))
    .then(() => page.locator('a[download]').first().getAttribute('href'));
  const download = await fetch(url(file ?? ''), { headers: { cookie } });
  expect(download.headers.get('content-security-policy')).toContain('sandbox');
  expect(download.headers.get('cache-control')).toBe('private, no-store');
});

test('the session cookie is for this site and no script', async ({ openPage }) => {
  const page = await openPage();
  await signInWithLetter(page);
  const session = (await page.context().cookies()).find(({ name }) => name === 'session');
  expect(session).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
});

test('a reading request changes nothing: the sign-out and the forms need a post', async () => {
  for (const address of [
    '/api/auth/signout',
    '/api/auth/callback/letter',
    '/nl/sign-in?reference=1&code=2',
  ]) {
    const answer = await fetch(url(address), { redirect: 'manual' });
    expect(answer.status).toBeLessThan(500);
  }
});

test('health says only whether it works', async () => {
  expect(await (await fetch(url('/api/health'))).json()).toEqual({ ok: true });
});
