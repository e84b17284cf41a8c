import type { ReactNode } from 'react';
import { agency } from '@/lib/agency.ts';
import { externalLinks } from '@/lib/external-links.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { Link } from '../ui/link.tsx';

type Chunks = (chunks: ReactNode) => ReactNode;

const inside = {
  toHome: '/',
  toFaq: '/faq',
  toPay: '/pay',
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
} as const;

/** What the tags of a rich text become: paragraphs, lists, telephone, links inside (`<toPay>`) and outside (`<extSafeonweb>`). */
export function richTags(locale: Locale): Record<string, Chunks> {
  const tags: Record<string, Chunks> = {
    p: (chunks) => <p>{chunks}</p>,
    ul: (chunks) => <ul>{chunks}</ul>,
    ol: (chunks) => <ol>{chunks}</ol>,
    li: (chunks) => <li>{chunks}</li>,
    b: (chunks) => <strong>{chunks}</strong>,
    call: (chunks) => (
      <a href={`tel:${agency.phoneLink}`} className="whitespace-nowrap">
        {chunks}
      </a>
    ),
  };
  for (const [tag, href] of Object.entries(inside)) {
    tags[tag] = (chunks) => (
      <Link locale={locale} href={href}>
        {chunks}
      </Link>
    );
  }
  for (const [tag, href] of Object.entries(externalLinks)) {
    tags[tag] = (chunks) => (
      <a href={href} rel="external noreferrer">
        {chunks}
      </a>
    );
  }
  return tags;
}

const plain: Record<string, (chunks: string) => string> = Object.fromEntries(
  ['p', 'ul', 'ol', 'b', 'call', ...Object.keys(inside), ...Object.keys(externalLinks)].map((tag) => [
    tag,
    (chunks: string) => (tag === 'p' || tag === 'ul' || tag === 'ol' ? `${chunks} ` : chunks),
  ]),
);

/** The same tags for plain text: structured data and the search index. */
export const plainTags: Record<string, (chunks: string) => string> = {
  ...plain,
  li: (chunks) => `${chunks} `,
};
