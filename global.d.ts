import type { locales } from './lib/i18n/locales.ts';

// The Dutch texts type the keys and arguments of all. `next typegen` writes the .d.json.ts files beside them.
interface DutchMessages {
  about: typeof import('./messages/nl/about.json')['default'];
  accessibility: typeof import('./messages/nl/accessibility.json')['default'];
  account: typeof import('./messages/nl/account.json')['default'];
  admin: typeof import('./messages/nl/admin.json')['default'];
  cannotPay: typeof import('./messages/nl/cannot-pay.json')['default'];
  claims: typeof import('./messages/nl/claims.json')['default'];
  contact: typeof import('./messages/nl/contact.json')['default'];
  costCheck: typeof import('./messages/nl/cost-check.json')['default'];
  costs: typeof import('./messages/nl/costs.json')['default'];
  disagree: typeof import('./messages/nl/disagree.json')['default'];
  dispute: typeof import('./messages/nl/dispute.json')['default'];
  dossiers: typeof import('./messages/nl/dossiers.json')['default'];
  erasure: typeof import('./messages/nl/erasure.json')['default'];
  facts: typeof import('./messages/nl/facts.json')['default'];
  faq: typeof import('./messages/nl/faq.json')['default'];
  plans: typeof import('./messages/nl/plans.json')['default'];
  filings: typeof import('./messages/nl/filings.json')['default'];
  forms: typeof import('./messages/nl/forms.json')['default'];
  fraud: typeof import('./messages/nl/fraud.json')['default'];
  home: typeof import('./messages/nl/home.json')['default'];
  incoming: typeof import('./messages/nl/incoming.json')['default'];
  law: typeof import('./messages/nl/law.json')['default'];
  papers: typeof import('./messages/nl/papers.json')['default'];
  letters: typeof import('./messages/nl/letters.json')['default'];
  mail: typeof import('./messages/nl/mail.json')['default'];
  mandates: typeof import('./messages/nl/mandates.json')['default'];
  manyDebts: typeof import('./messages/nl/many-debts.json')['default'];
  messaging: typeof import('./messages/nl/messaging.json')['default'];
  notMe: typeof import('./messages/nl/not-me.json')['default'];
  onlinePayment: typeof import('./messages/nl/online-payment.json')['default'];
  overview: typeof import('./messages/nl/overview.json')['default'];
  paid: typeof import('./messages/nl/paid.json')['default'];
  pay: typeof import('./messages/nl/pay.json')['default'];
  payments: typeof import('./messages/nl/payments.json')['default'];
  privacy: typeof import('./messages/nl/privacy.json')['default'];
  problem: typeof import('./messages/nl/problem.json')['default'];
  receipt: typeof import('./messages/nl/receipt.json')['default'];
  receipts: typeof import('./messages/nl/receipts.json')['default'];
  signIn: typeof import('./messages/nl/sign-in.json')['default'];
  site: typeof import('./messages/nl/site.json')['default'];
}

declare module 'use-intl' {
  interface AppConfig {
    Locale: (typeof locales)[number];
    Messages: DutchMessages;
  }
}
