import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { isProviderId, mollie } from '@/lib/online-payments/mollie.ts';
import { type MollieEmulator, startMollie } from '../../support/mollie-emulator.ts';

let emulator: MollieEmulator;
beforeEach(async () => {
  emulator = await startMollie();
});
afterEach(() => emulator.close());

const id = '8f2f0a3e-6f0f-4f55-9a57-1d9b0d1c1a11';
const order = {
  id,
  amountCents: 1_205,
  description: '+++090/9337/55493+++',
  redirectUrl: 'http://localhost:3000/nl/online-payment/x',
  webhookUrl: null,
  locale: 'de',
} as const;
const client = (timeoutMs = 10_000) => mollie({ key: 'test_emulator', url: emulator.url, timeoutMs });

it('creates a payment over http and reads it back', async () => {
  const made = await client().create(order);
  if (!made.ok) throw new Error(made.error);
  const { providerId, checkoutUrl } = made.value;
  expect(checkoutUrl).toBe(`${emulator.url}/checkout/${providerId}`);
  expect(emulator.payments.get(providerId)).toMatchObject({
    amount: { currency: 'EUR', value: '12.05' },
    locale: 'de_DE',
  });
  const back = { amountChargedBack: { currency: 'EUR', value: '2.05' } };
  // Half past midnight in Brussels.
  emulator.change(providerId, { status: 'paid', ...back, paidAt: '2026-11-23T23:30:00+00:00' });
  expect(await client().fetch(providerId)).toEqual({
    ok: true,
    value: {
      ...{ providerId, onlinePaymentId: id, status: 'paid', amountCents: 1_205 },
      ...{ refundedCents: 0, chargedBackCents: 205, paidOn: '2026-11-24' },
    },
  });
});

it('asks once more after a 503, with the same key: one payment is made', async () => {
  emulator.fail(503);
  expect(await client().create(order)).toMatchObject({ ok: true });
  expect(emulator.requests).toEqual([`POST /v2/payments ${id}`, `POST /v2/payments ${id}`]);
  expect(await client().create(order)).toMatchObject({ ok: true });
  expect(emulator.payments.size).toBe(1);
});

it.each([
  ['429', [429], 'unavailable', 1],
  ['two 503', [503, 503], 'unavailable', 2],
  ['500', [500], 'unavailable', 1],
  ['401', [401], 'refused', 1],
] as const)('says why nothing was made: %s', async (_, statuses, error, requests) => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  emulator.fail(...statuses);
  expect(await client().create(order)).toEqual({ ok: false, error });
  expect(emulator.requests).toHaveLength(requests);
});

it('is refused with 422 where the amount is nothing', async () => {
  const told = vi.spyOn(console, 'error').mockImplementation(() => {});
  expect(await client().create({ ...order, amountCents: 0 })).toEqual({ ok: false, error: 'refused' });
  expect(told).toHaveBeenCalledWith('The provider of online payments refused a request (422).');
});

it('waits no longer than it should', async () => {
  emulator.fail(0);
  expect(await client(50).create(order)).toEqual({ ok: false, error: 'unavailable' });
});

it('knows another currency and the metadata of others', async () => {
  const made = await client().create(order);
  const providerId = made.ok ? made.value.providerId : '';
  emulator.change(providerId, { amount: { currency: 'USD', value: '12.05' }, metadata: 'x' });
  expect(await client().fetch(providerId)).toMatchObject({
    value: { amountCents: null, onlinePaymentId: null },
  });
});

it.each(['tr_zz/../x', 'tr_', 'tr_a b', 'x', '', 'tr_ä', 'tr_a\n', `tr_${'a'.repeat(61)}`])(
  'never asks for %j',
  async (text) => {
    expect(isProviderId(text)).toBe(false);
    expect(await client().fetch(text)).toEqual({ ok: false, error: 'notFound' });
    expect(emulator.requests).toEqual([]);
  },
);

it('does not know a payment that is none', async () => {
  expect(await client().fetch('tr_unknown')).toEqual({ ok: false, error: 'notFound' });
});
