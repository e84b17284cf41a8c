import { describe, expect, it } from 'vitest';
import { EnvError, readEnv } from '@/lib/env.ts';

const secret = 'x'.repeat(32);
const server = {
  DATABASE_URL: 'postgresql://user:geheim@db.example.be/portal',
  AUTH_SECRET: secret,
  PEPPER: secret,
};
const vercel = { ...server, VERCEL: '1', UPLOADTHING_TOKEN: 'token' };

function sentencesOf(source: Record<string, string>): string[] {
  try {
    readEnv(source);
    return [];
  } catch (error) {
    if (!(error instanceof EnvError)) throw error;
    return error.sentences;
  }
}

describe('the environment', () => {
  it('may be empty, on a machine of its own', () => {
    expect(readEnv({})).toMatchObject({ PORT: 3000, DATA_DIR: './data', DEMO_DATA: false, VERCEL: false });
  });

  it('is empty where a variable is', () => {
    const names = [
      'PORT',
      'APP_ORIGIN',
      'DATABASE_URL',
      'AUTH_SECRET',
      'CRON_SECRET',
      'BOUNCE_SECRET',
      'SMTP_URL',
      'MAIL_FROM',
      'VERCEL_ENV',
    ];
    expect(readEnv(Object.fromEntries(names.map((name) => [name, ''])))).toEqual(readEnv({}));
  });

  it('is right with a server, on Vercel, and with mail', () => {
    const mail = { SMTP_URL: 'smtps://u:p@mail.example.be:465', MAIL_FROM: 'portaal@example.be' };
    expect(sentencesOf(server)).toEqual([]);
    expect(sentencesOf({ ...vercel, VERCEL_ENV: 'preview' })).toEqual([]);
    expect(sentencesOf({ ...vercel, ...mail, VERCEL_ENV: 'production' })).toEqual([]);
  });

  it.each([
    [{ PORT: '0' }, 'PORT must be a port number.'],
    [
      { MOLLIE_API_KEY: 'secret' },
      'MOLLIE_API_KEY must be a key of Mollie, such as test_ or live_ and letters.',
    ],
    [
      { MOLLIE_API_URL: 'http://api.mollie.com' },
      'MOLLIE_API_URL must begin with https: unless it is on this machine.',
    ],
    [{ MOLLIE_API_URL: 'mollie' }, 'MOLLIE_API_URL must be an address such as https://api.mollie.com.'],
    [{ PORT: '65536' }, 'PORT must be a port number.'],
    [{ PORT: '80.5' }, 'PORT must be a port number.'],
    [{ PORT: 'http' }, 'PORT must be a port number.'],
    [{ APP_ORIGIN: 'portal.example.be' }, 'APP_ORIGIN must be an address such as https://portal.example.be.'],
    [
      { APP_ORIGIN: 'javascript:alert(1)' },
      'APP_ORIGIN must be an address such as https://portal.example.be.',
    ],
    [
      { APP_ORIGIN: 'https://portal.example.be/' },
      'APP_ORIGIN must be an origin without a path, such as https://portal.example.be.',
    ],
    [
      { APP_ORIGIN: 'https://portal.example.be/nl' },
      'APP_ORIGIN must be an origin without a path, such as https://portal.example.be.',
    ],
    [
      { ...server, DATABASE_URL: 'mysql://db/portal' },
      'DATABASE_URL must be an address such as postgresql://user:password@host/database.',
    ],
    [{ AUTH_SECRET: 'short' }, 'AUTH_SECRET must have at least 32 characters.'],
    [{ PEPPER: 'x'.repeat(31) }, 'PEPPER must have at least 32 characters.'],
    [{ DEMO_DATA: 'true' }, 'DEMO_DATA must be 0 or 1.'],
    [{ TRUST_PROXY: 'yes' }, 'TRUST_PROXY must be 0 or 1.'],
    [
      { SMTP_URL: 'https://mail.example.be', MAIL_FROM: 'a@b.be' },
      'SMTP_URL must be an address such as smtps://user:password@host:465.',
    ],
    [
      { SMTP_URL: 'smtp://mail.example.be' },
      'MAIL_FROM is required with SMTP_URL: the address that mails come from.',
    ],
    [{ MAIL_FROM: 'De portaal' }, 'MAIL_FROM must be an e-mail address.'],
    [
      { ...server, AUTH_SECRET: '' },
      'AUTH_SECRET is required with DATABASE_URL: at least 32 random characters.',
    ],
    [{ ...server, PEPPER: '' }, 'PEPPER is required with DATABASE_URL: at least 32 random characters.'],
    [
      { VERCEL: '1', UPLOADTHING_TOKEN: 'token' },
      'DATABASE_URL is required on Vercel, whose disk cannot keep an embedded database.',
    ],
    [
      { ...vercel, UPLOADTHING_TOKEN: '' },
      'UPLOADTHING_TOKEN is required on Vercel, whose disk cannot keep files.',
    ],
    [{ ...vercel, VERCEL_ENV: 'production' }, 'SMTP_URL is required in production on Vercel.'],
    [{ ...vercel, VERCEL_ENV: 'live' }, 'VERCEL_ENV must be production, preview or development.'],
  ])('with %j is refused in one sentence', (source, sentence) => {
    expect(sentencesOf(source)).toEqual([sentence]);
  });

  it('takes no demo data in production', () => {
    const production = { ...vercel, SMTP_URL: 'smtp://m', MAIL_FROM: 'a@b.be', VERCEL_ENV: 'production' };
    expect(sentencesOf({ ...production, DEMO_DATA: '1' })).toEqual(['DEMO_DATA is refused in production.']);
  });

  it('tells all faults at once, and no secret', () => {
    const sentences = sentencesOf({ PORT: 'x', DATABASE_URL: 'mysql://u:geheim@db', PEPPER: 'geheim' });
    expect(sentences.map((sentence) => sentence.split(' ')[0])).toEqual(['PORT', 'DATABASE_URL', 'PEPPER']);
    expect(new EnvError(sentences).message).not.toContain('geheim');
  });
});
