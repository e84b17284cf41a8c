/** The files of messages/<locale>/: one topic each; the namespace is the name in camel case. */
export const topics = [
  'about',
  'accessibility',
  'account',
  'admin',
  'cannot-pay',
  'claims',
  'contact',
  'costs',
  'disagree',
  'dossiers',
  'facts',
  'faq',
  'forms',
  'fraud',
  'home',
  'law',
  'mail',
  'many-debts',
  'messaging',
  'not-me',
  'overview',
  'paid',
  'pay',
  'privacy',
  'problem',
  'receipt',
  'sign-in',
  'site',
] as const;

export const namespaceOf = (topic: string): string =>
  topic.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
