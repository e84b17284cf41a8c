import type { NextConfig } from 'next';
import createNextIntlPlugin from 'next-intl/plugin';
import { env } from './lib/env.ts';
import { topics } from './lib/i18n/topics.ts';

const withIntl = createNextIntlPlugin({
  requestConfig: './lib/i18n/request.ts',
  experimental: { createMessagesDeclaration: topics.map((topic) => `./messages/nl/${topic}.json`) },
});

// One upload is one file of 10 MB; the rest is the form around it.
const uploadLimit = '11mb';

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  typedRoutes: false,
  deploymentId: env.DEPLOYMENT_ID,
  images: { unoptimized: true },
  serverExternalPackages: [
    '@electric-sql/pglite',
    'pg',
    'pdfkit',
    '@node-rs/argon2',
    'nodemailer',
    '@react-email/render',
    'ws',
  ],
  outputFileTracingIncludes: {
    '/*': [
      './db/migrations/**',
      './node_modules/@fontsource/source-sans-3/files/source-sans-3-latin-*-normal.woff',
    ],
  },
  outputFileTracingExcludes: { '/*': ['./data/**', './tests/**'] },
  experimental: {
    globalNotFound: true,
    serverActions: { bodySizeLimit: uploadLimit },
    proxyClientMaxBodySize: uploadLimit,
  },
};

export default withIntl(config);
