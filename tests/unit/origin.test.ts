import { describe, expect, it } from 'vitest';
import { sameOrigin } from '@/lib/actions/origin.ts';
import { readEnv } from '@/lib/env.ts';
import { originsOf } from '@/lib/origin.ts';

const secret = 'x'.repeat(32);
const vercel = {
  VERCEL: '1',
  DATABASE_URL: 'postgresql://u:p@db/portal',
  AUTH_SECRET: secret,
  PEPPER: secret,
  UPLOADTHING_TOKEN: 'token',
  SMTP_URL: 'smtp://mail',
  MAIL_FROM: 'portaal@example.be',
  VERCEL_URL: 'portal-abc123.vercel.app',
  VERCEL_BRANCH_URL: 'portal-git-main.vercel.app',
  VERCEL_PROJECT_PRODUCTION_URL: 'portal.example.be',
};

describe('the origins of the portal', () => {
  it('are this machine’s own two names by default, with its port', () => {
    expect(originsOf(readEnv({ PORT: '3100' }))).toEqual(['http://localhost:3100', 'http://127.0.0.1:3100']);
  });

  it('are the one that is set and no other, also on Vercel', () => {
    const set = { APP_ORIGIN: 'https://mijn.example.be' };
    expect(originsOf(readEnv(set))).toEqual(['https://mijn.example.be']);
    expect(originsOf(readEnv({ ...vercel, ...set }))).toEqual(['https://mijn.example.be']);
  });

  it('are the domain and the deployment on Vercel, in a preview those of the branch', () => {
    expect(originsOf(readEnv({ ...vercel, VERCEL_ENV: 'production' }))).toEqual([
      'https://portal.example.be',
      'https://portal-abc123.vercel.app',
    ]);
    expect(originsOf(readEnv({ ...vercel, VERCEL_ENV: 'preview' }))).toEqual([
      'https://portal-git-main.vercel.app',
      'https://portal-abc123.vercel.app',
    ]);
  });
});

describe('a form', () => {
  const from = (headers: Record<string, string>) => sameOrigin(new Headers(headers));

  it('comes from a page of ours by its Origin, or by the browser’s word when there is none', () => {
    expect(from({ origin: 'http://localhost:3000' })).toBe(true);
    expect(from({ origin: 'http://127.0.0.1:3000' })).toBe(true);
    expect(from({ 'sec-fetch-site': 'same-origin' })).toBe(true);
  });

  it.each([
    {},
    { origin: 'null' },
    { origin: 'https://evil.example' },
    { origin: 'https://localhost:3000' },
    { origin: 'http://localhost' },
    { origin: 'http://localhost:3000.evil.example' },
    { origin: 'http://localhost:3000/' },
    { origin: 'https://evil.example', host: 'evil.example', 'x-forwarded-host': 'evil.example' },
    { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'none' },
    { host: 'localhost:3000', referer: 'http://localhost:3000/nl' },
  ])('does not with %j', (headers) => {
    expect(from(headers as Record<string, string>)).toBe(false);
  });
});
