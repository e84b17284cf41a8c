import type { MetadataRoute } from 'next';
import { locales } from '@/lib/i18n/locales.ts';
import { languageUrls, publicUrl } from '@/lib/public-metadata.ts';
import { publicPages } from '@/lib/public-pages.ts';

export default function sitemap(): MetadataRoute.Sitemap {
  return publicPages.flatMap((page) =>
    locales.map((locale) => ({
      url: publicUrl(locale, page),
      alternates: { languages: languageUrls(page) },
    })),
  );
}
