import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { env } from './env.ts';

export type Secrets = { authSecret: string; pepper: string };

let kept: Secrets | undefined;

/** The keys of this installation: from the environment, else made once in the data folder. */
export function secrets(): Secrets {
  kept ??=
    env.AUTH_SECRET && env.PEPPER
      ? { authSecret: env.AUTH_SECRET, pepper: env.PEPPER }
      : secretsIn(env.DATA_DIR);
  return kept;
}

/** Reads the keys of a data folder, or makes them; two processes at once end with the same. */
export function secretsIn(folder: string): Secrets {
  const file = path.join(folder, 'secrets.json');
  mkdirSync(folder, { recursive: true });
  const fresh: Secrets = {
    authSecret: env.AUTH_SECRET ?? randomBytes(32).toString('base64url'),
    pepper: env.PEPPER ?? randomBytes(32).toString('base64url'),
  };
  // Written whole under a name of its own, then linked: nobody reads half of it, and the first link wins.
  const own = path.join(folder, `secrets-${randomBytes(8).toString('hex')}.json`);
  try {
    writeFileSync(own, JSON.stringify(fresh), { flag: 'wx', mode: 0o600 });
    linkSync(own, file);
    return fresh;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const stored = JSON.parse(readFileSync(file, 'utf8')) as Secrets;
    return { authSecret: env.AUTH_SECRET ?? stored.authSecret, pepper: env.PEPPER ?? stored.pepper };
  } finally {
    rmSync(own, { force: true });
  }
}
