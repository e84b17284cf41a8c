/** The files of messages/<locale>/: one topic each; the namespace is the name in camel case. */
export const topics = [
  'about',
  'accessibility',
  'account',
  'admin',
  'cannot-pay',
  'claims',
  'contact',
  'cost-check',
  'costs',
  'disagree',
  'dispute',
  'dossiers',
  'erasure',
  'facts',
  'faq',
  'filings',
  'forms',
  'fraud',
  'home',
  'incoming',
  'law',
  'letters',
  'mail',
  'mandates',
  'many-debts',
  'messaging',
  'not-me',
  'online-payment',
  'overview',
  'paid',
  'papers',
  'pay',
  'payments',
  'plans',
  'privacy',
  'problem',
  'receipt',
  'receipts',
  'sign-in',
  'site',
] as const;

export type Topic = (typeof topics)[number];

export type NamespaceOf<Name extends string> = Name extends `${infer First}-${infer Rest}`
  ? `${First}${Capitalize<NamespaceOf<Rest>>}`
  : Name;

export const namespaceOf = <Name extends Topic>(topic: Name) =>
  topic.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase()) as NamespaceOf<Name>;
