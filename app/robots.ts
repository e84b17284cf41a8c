import type { MetadataRoute } from 'next';
import { locales } from '@/lib/i18n/locales.ts';
import { siteOrigin } from '@/lib/origin.ts';

const closed = [
  ...['dossiers', 'account', 'admin', 'files', 'sign-in', 'not-me', 'transfer', 'online-payment'],
];

export default function robots(): MetadataRoute.Robots {
  return {
    rules: {
      userAgent: '*',
      allow: '/',
      disallow: ['/api/', ...locales.flatMap((locale) => closed.map((path) => `/${locale}/${path}`))],
    },
    sitemap: `${siteOrigin}/sitemap.xml`,
  };
}
