import { type Env, env } from './env.ts';

const https = (host: string) => `https://${host}`;

/** Every origin that forms may come from, the canonical one first. */
export function originsOf(e: Env): [string, ...string[]] {
  if (e.APP_ORIGIN) return [e.APP_ORIGIN];
  if (e.VERCEL) {
    const hosts =
      e.VERCEL_ENV === 'production'
        ? [e.VERCEL_PROJECT_PRODUCTION_URL, e.VERCEL_URL]
        : [e.VERCEL_BRANCH_URL, e.VERCEL_URL];
    const [first, ...rest] = hosts.filter((host) => host !== undefined).map(https);
    if (first) return [first, ...rest];
  }
  return [`http://localhost:${e.PORT}`, `http://127.0.0.1:${e.PORT}`];
}

export const origins = originsOf(env);

/** The origin written into prerendered pages: it must not change with PORT, or every start would build anew. */
export const siteOrigin = env.APP_ORIGIN || env.VERCEL ? origins[0] : 'http://localhost:3000';

export const isHttps = origins[0].startsWith('https:');

/** Whether only this machine is meant: no address for others was set. */
export const isLocal = ['localhost', '127.0.0.1', '[::1]'].includes(new URL(origins[0]).hostname);
