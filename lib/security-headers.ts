import { env } from './env.ts';
import { isHttps } from './origin.ts';

/** How scripts of a page are allowed: the hashes of a page built in advance, or the nonce of one made now. */
export type Scripts = { hashes: readonly string[] } | { nonce: string };

// The SDK sends files to its own address, unless the variable that it knows names another.
const uploadHost = env.UPLOADTHING_INGEST_URL
  ? new URL(env.UPLOADTHING_INGEST_URL).origin
  : 'https://*.ingest.uploadthing.com';
const uploadHosts = env.UPLOADTHING_TOKEN && env.VERCEL ? ` ${uploadHost}` : '';

// A form sent without scripts is redirected to the provider's checkout, and browsers ask this of each step.
const checkout = env.MOLLIE_API_KEY
  ? ` https://*.mollie.com${env.MOLLIE_API_URL ? ` ${new URL(env.MOLLIE_API_URL).origin}` : ''}`
  : '';

export function contentSecurityPolicy(scripts: Scripts): string {
  const allowed =
    'hashes' in scripts
      ? ["'self'", ...scripts.hashes.map((hash) => `'${hash}'`)]
      : [`'nonce-${scripts.nonce}'`, "'strict-dynamic'"];
  // The development server compiles in the browser and styles inline.
  if (env.NODE_ENV === 'development') allowed.push("'unsafe-eval'");
  return [
    "default-src 'none'",
    `script-src ${allowed.join(' ')}`,
    `style-src 'self'${env.NODE_ENV === 'development' ? " 'unsafe-inline'" : ''}`,
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${uploadHosts}`,
    "manifest-src 'self'",
    `form-action 'self'${checkout}`,
    "base-uri 'none'",
    "object-src 'none'",
    "frame-ancestors 'none'",
    ...(isHttps ? ['upgrade-insecure-requests'] : []),
  ].join('; ');
}

export const commonHeaders: Record<string, string> = {
  'x-content-type-options': 'nosniff',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=()',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  ...(isHttps ? { 'strict-transport-security': 'max-age=63072000; includeSubDomains; preload' } : {}),
};
