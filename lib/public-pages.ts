/** The pages that anybody reads, built in advance in each language; '' is the start page. */
export const publicPages = [
  '',
  'faq',
  'pay',
  'paid',
  'cannot-pay',
  'disagree',
  'costs',
  'cost-check',
  'many-debts',
  'fraud',
  'about',
  'contact',
  'privacy',
  'accessibility',
] as const;

export type PublicPage = (typeof publicPages)[number];

export const pathOf = (page: PublicPage): string => (page === '' ? '/' : `/${page}`);
