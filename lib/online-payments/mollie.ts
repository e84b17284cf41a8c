import { z } from 'zod';
import { dayIn } from '../clock.ts';
import type { Day } from '../debt-law/day.ts';
import type { Locale } from '../i18n/locales.ts';
import { err, ok, type Result } from '../result.ts';
import { type OnlineProvider, onlineStatuses, type ProviderError } from './port.ts';

type Settings = { key: string; url: string; timeoutMs?: number };

const providerIdSchema = z.string().regex(/^tr_[A-Za-z0-9]{1,60}$/);

/** Whether a text can be the id of a payment at Mollie: nothing else is put into an address. */
export const isProviderId = (text: string): boolean => providerIdSchema.safeParse(text).success;

const amountSchema = z.object({ currency: z.string(), value: z.string().regex(/^\d{1,9}\.\d{2}$/) });
const httpSchema = z.url({ protocol: /^https?$/ });

/** A day in Brussels; one that cannot be read must not keep a payment from being read. */
const daySchema = z.iso
  .datetime({ offset: true })
  .transform((text) => dayIn(new Date(text)))
  .nullish()
  .catch(null);
const goneSchema = z.object({ amount: amountSchema, createdAt: daySchema });

const paymentSchema = z.object({
  id: providerIdSchema,
  status: z.enum(onlineStatuses),
  amount: amountSchema,
  amountRefunded: amountSchema.nullish(),
  amountChargedBack: amountSchema.nullish(),
  paidAt: daySchema,
  _embedded: z
    .object({
      refunds: z.array(goneSchema.extend({ status: z.string() })).nullish(),
      chargebacks: z.array(goneSchema.extend({ reversedAt: z.string().nullish() })).nullish(),
    })
    .nullish(),
  metadata: z.unknown(),
  _links: z.object({ checkout: z.object({ href: httpSchema }).nullish() }),
});
const metadataSchema = z.object({ onlinePaymentId: z.uuid() });

const languages: Record<Locale, string> = { nl: 'nl_BE', fr: 'fr_BE', de: 'de_DE', en: 'en_GB' };

const euros = (cents: number) => `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;

const centsOf = (amount: z.output<typeof amountSchema> | null | undefined): number | null =>
  amount?.currency === 'EUR' ? Number(amount.value.replace('.', '')) : null;

/**
 * Mollie's payments, by the two requests that we need.
 * @source Mollie API reference, Payments API v2
 */
export function mollie(settings: Settings): OnlineProvider {
  return {
    async create(order) {
      const body = {
        amount: { currency: 'EUR', value: euros(order.amountCents) },
        description: order.description,
        redirectUrl: order.redirectUrl,
        ...(order.webhookUrl ? { webhookUrl: order.webhookUrl } : {}),
        locale: languages[order.locale],
        metadata: { onlinePaymentId: order.id },
      };
      const created = await payment(settings, '/v2/payments', { key: order.id, body });
      if (!created.ok) return created;
      const { id, _links } = created.value;
      return _links.checkout ? ok({ providerId: id, checkoutUrl: _links.checkout.href }) : err('refused');
    },
    async fetch(providerId) {
      if (!isProviderId(providerId)) return err('notFound');
      const found = await payment(settings, `/v2/payments/${providerId}?embed=refunds,chargebacks`);
      if (!found.ok) return found;
      const { id, status, amount, paidAt, metadata } = found.value;
      if (id !== providerId) return err('unavailable');
      return ok({
        ...{ providerId, status },
        onlinePaymentId: metadataSchema.safeParse(metadata).data?.onlinePaymentId ?? null,
        amountCents: centsOf(amount),
        paidOn: paidAt ?? null,
        ...goneOf(found.value),
      });
    },
  };
}

type Gone = z.output<typeof goneSchema>;

const sumOf = (gone: readonly Gone[]) => gone.reduce((sum, { amount }) => sum + (centsOf(amount) ?? 0), 0);

const newestOf = (days: readonly (Day | null | undefined)[]): Day | null =>
  days.reduce<Day | null>((newest, day) => (day && (!newest || day > newest) ? day : newest), null);

/** What went back and did not come again. A refund counts at its end alone, which the total of the payment does not tell. */
function goneOf({ amountRefunded, amountChargedBack, _embedded }: Payment) {
  const refunds = _embedded?.refunds?.filter(({ status }) => status === 'refunded');
  const chargebacks = _embedded?.chargebacks;
  const lost = chargebacks?.filter(({ reversedAt }) => !reversedAt);
  return {
    refundedCents: refunds ? sumOf(refunds) : (centsOf(amountRefunded) ?? 0),
    refundedOn: newestOf((refunds ?? []).map(({ createdAt }) => createdAt)),
    chargedBackCents: lost ? sumOf(lost) : (centsOf(amountChargedBack) ?? 0),
    chargedBackOn: newestOf((lost ?? []).map(({ createdAt }) => createdAt)),
    wonOn: newestOf((chargebacks ?? []).map(({ reversedAt }) => daySchema.parse(reversedAt))),
  };
}

type Post = { key: string; body: unknown };
type Payment = z.output<typeof paymentSchema>;

/** Asks once more where the provider says 503: by the same key it makes nothing twice. */
async function payment(
  settings: Settings,
  path: string,
  post?: Post,
): Promise<Result<Payment, ProviderError>> {
  try {
    let answer = await ask(settings, path, post);
    if (answer.status === 503) answer = await ask(settings, path, post);
    if (answer.status === 404 || answer.status === 410) return err('notFound');
    if (answer.status === 429 || answer.status >= 500) return err('unavailable');
    if (!answer.ok) {
      // The answer may repeat what we sent: the status alone is told.
      console.error(`The provider of online payments refused a request (${answer.status}).`);
      return err('refused');
    }
    const parsed = paymentSchema.safeParse(await answer.json());
    return parsed.success ? ok(parsed.data) : err('unavailable');
  } catch {
    return err('unavailable');
  }
}

const ask = ({ key, url, timeoutMs = 10_000 }: Settings, path: string, post?: Post): Promise<Response> =>
  fetch(new URL(path, url), {
    method: post ? 'POST' : 'GET',
    headers: {
      authorization: `Bearer ${key}`,
      accept: 'application/json',
      ...(post ? { 'content-type': 'application/json', 'idempotency-key': post.key } : {}),
    },
    body: post ? JSON.stringify(post.body) : null,
    redirect: 'error',
    cache: 'no-store',
    signal: AbortSignal.timeout(timeoutMs),
  });
