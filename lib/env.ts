import { z } from 'zod';

const empty = (value: unknown) => (value === '' ? undefined : value);
const text = z.preprocess(empty, z.string().optional());
const flag = z
  .preprocess(empty, z.enum(['0', '1'], { error: 'must be 0 or 1' }).optional())
  .transform((v) => v === '1');
const secret = z.preprocess(empty, z.string().min(32, 'must have at least 32 characters').optional());
const url = (protocols: string[], example: string) =>
  z.preprocess(
    empty,
    z
      .string()
      .refine(
        (v) => URL.canParse(v) && protocols.includes(new URL(v).protocol),
        `must be an address such as ${example}`,
      )
      .optional(),
  );

const isThisMachine = (address: string) =>
  ['localhost', '127.0.0.1', '[::1]'].includes(new URL(address).hostname);

const schema = z
  .object({
    PORT: z.preprocess(
      empty,
      z.coerce
        .number({ error: 'must be a port number' })
        .int('must be a port number')
        .min(1, 'must be a port number')
        .max(65535, 'must be a port number')
        .default(3000),
    ),
    APP_ORIGIN: url(['http:', 'https:'], 'https://portal.example.be').refine(
      // What is no such address at all was told above.
      (v) => !v || !/^https?:/.test(v) || !URL.canParse(v) || new URL(v).origin === v,
      'must be an origin without a path, such as https://portal.example.be',
    ),
    DATA_DIR: z.preprocess(empty, z.string().default('./data')),
    DATABASE_URL: url(['postgres:', 'postgresql:'], 'postgresql://user:password@host/database'),
    NEON_WS_PROXY: text,
    AUTH_SECRET: secret,
    PEPPER: secret,
    CRON_SECRET: secret,
    BOUNCE_SECRET: secret,
    DEMO_DATA: flag,
    SMTP_URL: url(['smtp:', 'smtps:'], 'smtps://user:password@host:465'),
    MAIL_FROM: z.preprocess(empty, z.email('must be an e-mail address').optional()),
    UPLOADTHING_TOKEN: text,
    UPLOADTHING_INGEST_URL: url(['http:', 'https:'], 'https://sea1.ingest.uploadthing.com'),
    MOLLIE_API_KEY: z.preprocess(
      empty,
      z
        .string()
        .regex(/^(test|live)_\w{8,}$/, 'must be a key of Mollie, such as test_ or live_ and letters')
        .optional(),
    ),
    MOLLIE_API_URL: url(['http:', 'https:'], 'https://api.mollie.com').refine(
      (v) => !v || !URL.canParse(v) || new URL(v).protocol !== 'http:' || isThisMachine(v),
      'must begin with https: unless it is on this machine',
    ),
    TRUST_PROXY: flag,
    STAFF_PASSWORD: text,
    INIT_CWD: text,
    DEPLOYMENT_ID: text,
    VERCEL: flag,
    VERCEL_ENV: z.preprocess(
      empty,
      z
        .enum(['production', 'preview', 'development'], {
          error: 'must be production, preview or development',
        })
        .optional(),
    ),
    VERCEL_URL: text,
    VERCEL_BRANCH_URL: text,
    VERCEL_PROJECT_PRODUCTION_URL: text,
    NEXT_PHASE: text,
    NEXT_RUNTIME: text,
    NODE_ENV: text,
  })
  .superRefine((e, ctx) => {
    const need = (name: string, why: string) => ctx.addIssue({ code: 'custom', path: [name], message: why });
    if (e.DATABASE_URL && !e.AUTH_SECRET)
      need('AUTH_SECRET', 'is required with DATABASE_URL: at least 32 random characters');
    if (e.DATABASE_URL && !e.PEPPER)
      need('PEPPER', 'is required with DATABASE_URL: at least 32 random characters');
    if (e.VERCEL && !e.DATABASE_URL)
      need('DATABASE_URL', 'is required on Vercel, whose disk cannot keep an embedded database');
    if (e.VERCEL && !e.UPLOADTHING_TOKEN)
      need('UPLOADTHING_TOKEN', 'is required on Vercel, whose disk cannot keep files');
    if (e.VERCEL_ENV === 'production' && !e.SMTP_URL) need('SMTP_URL', 'is required in production on Vercel');
    if (e.VERCEL_ENV === 'production' && e.DEMO_DATA) need('DEMO_DATA', 'is refused in production');
    if (e.VERCEL_ENV === 'production' && e.MOLLIE_API_KEY?.startsWith('test_'))
      need('MOLLIE_API_KEY', 'must be a live key in production: with a test key nobody pays');
    if (e.MOLLIE_API_KEY?.startsWith('live_') && e.APP_ORIGIN?.startsWith('http:'))
      need('APP_ORIGIN', 'must begin with https: with a live MOLLIE_API_KEY');
    if (e.SMTP_URL && !e.MAIL_FROM)
      need('MAIL_FROM', 'is required with SMTP_URL: the address that mails come from');
  });

export type Env = z.output<typeof schema>;

/** Thrown for wrong variables; `sentences` has one for each, fit to print. */
export class EnvError extends Error {
  constructor(readonly sentences: string[]) {
    super(`The environment is not right:\n${sentences.map((s) => `  - ${s}`).join('\n')}`);
    this.name = 'EnvError';
  }
}

/** Reads the variables; throws EnvError with one sentence a wrong variable. */
export function readEnv(source: Record<string, string | undefined>): Env {
  const parsed = schema.safeParse(source);
  if (parsed.success) return parsed.data;
  throw new EnvError(parsed.error.issues.map((issue) => `${String(issue.path[0])} ${issue.message}.`));
}

export const env = readEnv(process.env);
