import 'server-only';
import { randomBytes } from 'node:crypto';
import { cookies } from 'next/headers';
import { AuthError, CredentialsSignin } from 'next-auth';
import { isHttps } from '../origin.ts';
import { err, ok, type Result } from '../result.ts';
import { signIn } from './auth.ts';
import { browserCookie } from './browser.ts';
import type { SignInRefusal } from './mail-codes.ts';

/** Lets next-auth check what was typed and set the cookie. */
export async function signInBy(
  way: 'letter' | 'email' | 'staff' | 'mandate',
  typed: Record<string, string>,
): Promise<Result<Record<never, never>, SignInRefusal>> {
  try {
    await signIn(way, { ...typed, redirect: false });
    return ok({});
  } catch (error) {
    if (error instanceof CredentialsSignin) return err(error.code === 'limited' ? 'limited' : 'wrong');
    if (error instanceof AuthError && error.cause?.err instanceof CredentialsSignin) return err('wrong');
    throw error;
  }
}

/** The id of this browser for one-time codes, given at the first need. */
export async function ensureBrowser(): Promise<string> {
  const jar = await cookies();
  const known = jar.get(browserCookie)?.value;
  if (known && /^[\w-]{43}$/.test(known)) return known;
  const fresh = randomBytes(32).toString('base64url');
  jar.set(browserCookie, fresh, { httpOnly: true, sameSite: 'lax', secure: isHttps, path: '/' });
  return fresh;
}
