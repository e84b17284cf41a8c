import type { AnchorHTMLAttributes } from 'react';

type Props = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> & { href: string; locale: string };

/** A plain link inside the site: `href` begins with / and carries no language. */
export const Link = ({ href, locale, ...rest }: Props) => (
  <a href={href === '/' ? `/${locale}` : `/${locale}${href}`} {...rest} />
);
