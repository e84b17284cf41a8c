import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mollieCheckout } from './mollie-checkout.ts';

type Status = 'open' | 'pending' | 'authorized' | 'paid' | 'canceled' | 'expired' | 'failed';
type Amount = { currency: string; value: string };
export type Payment = {
  id: string;
  status: Status;
  amount: Amount;
  paidAt?: string;
  description: string;
  redirectUrl: string;
  webhookUrl?: string;
  locale?: string;
  metadata: unknown;
};

/** What went back of a payment: a refund has a status, a chargeback a moment at which it was won. */
export type GoneBack = {
  id: string;
  amount: Amount;
  createdAt: string;
  status?: 'queued' | 'pending' | 'processing' | 'refunded' | 'failed' | 'canceled';
  reversedAt?: string | null;
};

export type MollieEmulator = {
  url: string;
  payments: Map<string, Payment>;
  /** The requests so far, as `POST /v2/payments key`. */
  requests: string[];
  /** The next requests to the interface are answered with these, in turn; 0 never answers. */
  fail: (...statuses: number[]) => void;
  /** Whether what people do at the checkout is told to the webhook at once, twice, or only by `tell`. */
  webhooks: 'once' | 'twice' | 'held';
  change: (id: string, change: Partial<Payment>) => Payment;
  /** All of a payment goes back, or what is given; answers it, to be changed further. */
  refund: (id: string, given?: Partial<GoneBack>) => GoneBack;
  chargeBack: (id: string, given?: Partial<GoneBack>) => GoneBack;
  tell: (id: string) => Promise<number | null>;
  close: () => Promise<void>;
};

const sumOf = (gone: GoneBack[]): Amount => ({
  currency: 'EUR',
  value: gone.reduce((sum, { amount }) => sum + Number(amount.value), 0).toFixed(2),
});

/** Stands in for Mollie on this machine: its payments, its checkout, and its webhooks. */
export async function startMollie({ port = 0 } = {}): Promise<MollieEmulator> {
  const payments = new Map<string, Payment>();
  const idempotent = new Map<string, string>();
  const failures: number[] = [];

  const refunds = new Map<string, GoneBack[]>();
  const chargebacks = new Map<string, GoneBack[]>();

  const whole = (id: string, prefix: string): GoneBack => ({
    id: `${prefix}_${randomBytes(5).toString('hex')}`,
    amount: emulator.change(id, {}).amount,
    createdAt: new Date().toISOString(),
  });

  function goBack(all: typeof refunds, id: string, given: GoneBack): GoneBack {
    all.set(id, [...(all.get(id) ?? []), given]);
    return given;
  }

  function view(payment: Payment, embed: string[] = []) {
    const all = { refunds: refunds.get(payment.id) ?? [], chargebacks: chargebacks.get(payment.id) ?? [] };
    // What is only on its way counts here: whoever must know what went back looks at each refund.
    const begun = all.refunds.filter(({ status }) => status !== 'failed' && status !== 'canceled');
    const lost = all.chargebacks.filter(({ reversedAt }) => !reversedAt);
    const asked = Object.entries(all).filter(([name]) => embed.includes(name));
    return {
      resource: 'payment',
      mode: 'test',
      ...payment,
      amountRefunded: sumOf(begun),
      ...(lost.length > 0 ? { amountChargedBack: sumOf(lost) } : {}),
      ...(asked.length > 0 ? { _embedded: Object.fromEntries(asked) } : {}),
      _links: {
        self: { href: `${emulator.url}/v2/payments/${payment.id}`, type: 'application/hal+json' },
        ...(payment.status === 'open'
          ? { checkout: { href: `${emulator.url}/checkout/${payment.id}`, type: 'text/html' } }
          : {}),
      },
    };
  }

  function create(body: string, key: string | undefined): Answer {
    const known = key && idempotent.get(key);
    if (known) return { status: 201, body: known };
    const given = JSON.parse(body) as Omit<Payment, 'id' | 'status'>;
    const missing = (['amount', 'description', 'redirectUrl'] as const).find((name) => !given[name]);
    if (missing || !/^\d+\.\d{2}$/.test(given.amount.value) || Number(given.amount.value) <= 0) {
      const detail = missing ? `The ${missing} is missing` : 'The amount is invalid';
      return json(422, { status: 422, title: 'Unprocessable Entity', detail, field: missing ?? 'amount' });
    }
    const payment: Payment = { ...given, id: `tr_${randomBytes(5).toString('hex')}`, status: 'open' };
    payments.set(payment.id, payment);
    const answer = json(201, view(payment));
    if (key) idempotent.set(key, answer.body);
    return answer;
  }

  function api(method: string, asked: URL, body: string, headers: IncomingMessage['headers']): Answer {
    const path = asked.pathname;
    if (!/^Bearer (test|live)_/.test(headers.authorization ?? ''))
      return json(401, { status: 401, title: 'Unauthorized Request' });
    if (method === 'POST' && path === '/v2/payments')
      return create(body, headers['idempotency-key'] as string | undefined);
    const payment = payments.get(path.replace('/v2/payments/', ''));
    const embed = asked.searchParams.get('embed')?.split(',');
    return payment ? json(200, view(payment, embed)) : json(404, { status: 404, title: 'Not Found' });
  }

  async function decide(id: string, status: string): Promise<Answer> {
    const payment = payments.get(id);
    if (!payment) return { status: 404, body: '' };
    if (payment.status === 'open' && status !== 'open') {
      const paid = status === 'paid' ? { paidAt: new Date().toISOString() } : {};
      emulator.change(id, { status: status as Status, ...paid });
      if (emulator.webhooks !== 'held') await emulator.tell(id);
      if (emulator.webhooks === 'twice') await emulator.tell(id);
    }
    return { status: 303, body: '', location: payment.redirectUrl };
  }

  async function answer(request: IncomingMessage, body: string): Promise<Answer | null> {
    const { method = 'GET', headers } = request;
    const asked = new URL(request.url ?? '/', emulator.url);
    const { pathname } = asked;
    const [, , id = ''] = pathname.split('/');
    if (pathname.startsWith('/v2/')) {
      emulator.requests.push(`${method} ${pathname} ${headers['idempotency-key'] ?? ''}`.trim());
      // Questions come by themselves, as from the sweep: what is to fail is what a person does.
      const failure = method === 'POST' ? failures.shift() : undefined;
      if (failure === 0) return null;
      return failure
        ? json(failure, { status: failure, title: 'Injected' })
        : api(method, asked, body, headers);
    }
    if (pathname.startsWith('/checkout/') && method === 'POST')
      return decide(id, new URLSearchParams(body).get('status') ?? 'open');
    if (pathname.startsWith('/after/') && method === 'POST') {
      const what = new URLSearchParams(body).get('what');
      if (what === 'charge back') emulator.chargeBack(id);
      if (what === 'refund') emulator.refund(id);
      for (const gone of chargebacks.get(id) ?? [])
        if (what === 'win the chargeback') gone.reversedAt ??= new Date().toISOString();
      await emulator.tell(id);
      return { status: 303, body: '', location: `/checkout/${id}` };
    }
    const payment = payments.get(id);
    return payment
      ? { status: 200, body: mollieCheckout(payment), type: 'text/html; charset=utf-8' }
      : { status: 404, body: '' };
  }

  const server = createServer(async (request, response) => {
    const given = await answer(request, await bodyOf(request)).catch(() => ({ status: 500, body: '' }));
    if (given) write(response, given);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  const emulator: MollieEmulator = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    payments,
    requests: [],
    webhooks: 'once',
    fail: (...statuses) => failures.push(...statuses),
    change(id, change) {
      const payment = payments.get(id);
      if (!payment) throw new Error(`no payment ${id}`);
      return Object.assign(payment, change);
    },
    refund: (id, given = {}) => goBack(refunds, id, { ...whole(id, 're'), status: 'refunded', ...given }),
    chargeBack: (id, given = {}) =>
      goBack(chargebacks, id, { ...whole(id, 'chb'), reversedAt: null, ...given }),
    async tell(id) {
      const webhookUrl = payments.get(id)?.webhookUrl;
      if (!webhookUrl) return null;
      return (await fetch(webhookUrl, { method: 'POST', body: new URLSearchParams({ id }) })).status;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return emulator;
}

type Answer = { status: number; body: string; location?: string; type?: string };

const json = (status: number, body: unknown): Answer => ({ status, body: JSON.stringify(body) });

function write(response: ServerResponse, { status, body, location, type = 'application/hal+json' }: Answer) {
  response.writeHead(status, { 'content-type': type, ...(location ? { location } : {}) }).end(body);
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
