import type { Metadata, Viewport } from 'next';
import localFont from 'next/font/local';
import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { agency } from '@/lib/agency.ts';
import { isLocale, languageTags, locales } from '@/lib/i18n/locales.ts';
import { siteOrigin } from '@/lib/origin.ts';
import '../globals.css';

const text = localFont({
  src: [
    {
      path: '../../node_modules/@fontsource/source-sans-3/files/source-sans-3-latin-400-normal.woff2',
      weight: '400',
    },
    {
      path: '../../node_modules/@fontsource/source-sans-3/files/source-sans-3-latin-700-normal.woff2',
      weight: '700',
    },
  ],
  variable: '--font-text',
  display: 'swap',
});

export const dynamicParams = false;

export const generateStaticParams = () => locales.map((locale) => ({ locale }));

export const metadata: Metadata = {
  metadataBase: new URL(siteOrigin),
  formatDetection: { telephone: false, address: false, email: false },
};

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#faf7f0' },
    { media: '(prefers-color-scheme: dark)', color: '#181613' },
  ],
};

export default async function RootLayout({
  children,
  params,
}: {
  children: ReactNode;
  params: Promise<{ locale: string }>;
}) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  return (
    <html lang={languageTags[locale]} className={text.variable}>
      <body data-phone={agency.phone}>{children}</body>
    </html>
  );
}
