import type { ReactNode } from 'react';
import { agency } from '@/lib/agency.ts';
import { externalLinks } from '@/lib/external-links.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { mapRecord } from '@/lib/map-record.ts';
import { Link } from '../ui/link.tsx';

const inside = {
  toHome: '/',
  toFaq: '/faq',
  toPay: '/pay',
  toTransfer: '/transfer',
  toPaid: '/paid',
  toCannotPay: '/cannot-pay',
  toDisagree: '/disagree',
  toCosts: '/costs',
  toManyDebts: '/many-debts',
  toFraud: '/fraud',
  toAbout: '/about',
  toContact: '/contact',
  toPrivacy: '/privacy',
  toAccessibility: '/accessibility',
  toSignIn: '/sign-in',
  toDossiers: '/dossiers',
  toNotMe: '/not-me',
  toRights: '/account/rights',
} as const;

/** What the tags of a rich text become: paragraphs, lists, telephone, links inside (`<toPay>`) and outside (`<extSafeonweb>`). */
export const richTags = (locale: Locale) => ({
  p: (chunks: ReactNode) => <p>{chunks}</p>,
  ul: (chunks: ReactNode) => <ul>{chunks}</ul>,
  ol: (chunks: ReactNode) => <ol>{chunks}</ol>,
  li: (chunks: ReactNode) => <li>{chunks}</li>,
  b: (chunks: ReactNode) => <strong>{chunks}</strong>,
  call: (chunks: ReactNode) => (
    <a href={`tel:${agency.phoneLink}`} className="whitespace-nowrap">
      {chunks}
    </a>
  ),
  ...mapRecord(inside, (href) => (chunks: ReactNode) => (
    <Link locale={locale} href={href}>
      {chunks}
    </Link>
  )),
  ...mapRecord(externalLinks, (href) => (chunks: ReactNode) => (
    <a href={href} rel="external noreferrer">
      {chunks}
    </a>
  )),
});

const bare = (chunks: string) => chunks;
const apart = (chunks: string) => `${chunks} `;

/** The same tags for plain text: structured data and the search index. */
export const plainTags = {
  ...{ p: apart, ul: apart, ol: apart, li: apart, b: bare, call: bare },
  ...mapRecord(inside, () => bare),
  ...mapRecord(externalLinks, () => bare),
};
