import type { Payment } from './mollie-emulator.ts';

const buttons = ['paid', 'failed', 'canceled', 'expired', 'open'] as const;
const after = ['charge back', 'win the chargeback', 'refund'] as const;

/** The made-up checkout page of a payment; of one that is over, what may happen to it later. */
export const mollieCheckout = ({ id, status, amount, redirectUrl }: Payment) => `<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"><title>Checkout (test)</title>
<h1>Checkout (test): EUR ${amount.value}</h1>
<p>This provider is made up. The payment is <b>${status}</b>. Nobody pays here.</p>
${
  status === 'open'
    ? `<form method="post">${buttons.map((name) => `<p><button name="status" value="${name}">${name}</button></p>`).join('')}</form>`
    : `<form method="post" action="/after/${id}">${after.map((name) => `<p><button name="what" value="${name}">${name}</button></p>`).join('')}</form>`
}
<p><a href="${redirectUrl.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}">Back to the shop</a></p></html>`;
