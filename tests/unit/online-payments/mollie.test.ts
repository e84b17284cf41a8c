import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { isProviderId, mollie } from '@/lib/online-payments/mollie.ts';
import { type GoneBack, type MollieEmulator, startMollie } from '../../support/mollie-emulator.ts';

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
  // Half past midnight in Brussels.
  emulator.change(providerId, { status: 'paid', paidAt: '2026-11-23T23:30:00+00:00' });
  expect(await client().fetch(providerId)).toEqual({
    ok: true,
    value: {
      ...{ providerId, onlinePaymentId: id, status: 'paid', amountCents: 1_205, paidOn: '2026-11-24' },
      ...{ refundedCents: 0, refundedOn: null, chargedBackCents: 0, chargedBackOn: null, wonOn: null },
    },
  });
});

async function givenPayment(): Promise<string> {
  const made = await client().create(order);
  if (!made.ok) throw new Error(made.error);
  return made.value.providerId;
}

const euros = (value: string) => ({ amount: { currency: 'EUR', value } });

it('counts the refunds that came to their end, by the day of the newest', async () => {
  const providerId = await givenPayment();
  const said = async () => client().fetch(providerId);
  const refund = (value: string, status: GoneBack['status'], createdAt: string) =>
    emulator.refund(providerId, { ...euros(value), ...(status ? { status } : {}), createdAt });
  for (const status of ['queued', 'pending', 'processing', 'failed', 'canceled'] as const)
    refund('1.00', status, '2026-11-29T12:00:00+00:00');
  expect(await said()).toMatchObject({ value: { refundedCents: 0, refundedOn: null } });
  refund('2.00', 'refunded', '2026-11-27T12:00:00+00:00');
  const last = refund('0.05', 'refunded', '2026-11-25T12:00:00+00:00');
  expect(await said()).toMatchObject({ value: { refundedCents: 205, refundedOn: '2026-11-27' } });
  last.status = 'failed';
  expect(await said()).toMatchObject({ value: { refundedCents: 200, refundedOn: '2026-11-27' } });
});

it('counts the chargebacks that were not won', async () => {
  const providerId = await givenPayment();
  const one = emulator.chargeBack(providerId, { ...euros('2.05'), createdAt: '2026-11-27T12:00:00+00:00' });
  emulator.chargeBack(providerId, { ...euros('1.00'), createdAt: '2026-11-26T12:00:00+00:00' });
  const lost = { chargedBackCents: 305, chargedBackOn: '2026-11-27', wonOn: null };
  expect(await client().fetch(providerId)).toMatchObject({ value: lost });
  one.reversedAt = '2026-12-01T23:30:00+00:00';
  const won = { chargedBackCents: 100, chargedBackOn: '2026-11-26', wonOn: '2026-12-02' };
  expect(await client().fetch(providerId)).toMatchObject({ value: won });
});

it('reads a payment whose days cannot be read', async () => {
  const providerId = await givenPayment();
  emulator.change(providerId, { status: 'paid', paidAt: 'yesterday' });
  emulator.chargeBack(providerId, { createdAt: '2026-02-31T00:00:00Z' });
  const none = { paidOn: null, chargedBackOn: null };
  expect(await client().fetch(providerId)).toMatchObject({ value: { ...none, chargedBackCents: 1_205 } });
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
