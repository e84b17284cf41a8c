import 'server-only';
import { cookies } from 'next/headers';
import { isHttps } from '../origin.ts';
import { searchSchema } from './schema.ts';

const name = isHttps ? '__Host-search' : 'search';

/** What staff look for is a name or a number of a person: it stays out of the address and of the history. */
export async function rememberSearch(query: string): Promise<void> {
  (await cookies()).set(name, Buffer.from(query).toString('base64url'), {
    httpOnly: true,
    sameSite: 'strict',
    secure: isHttps,
    path: '/',
    maxAge: 15 * 60,
  });
}

export async function rememberedSearch(): Promise<string | null> {
  const value = (await cookies()).get(name)?.value ?? '';
  const query = Buffer.from(value, 'base64url').toString();
  return searchSchema.safeParse({ query }).data?.query ?? null;
}

export async function forgetSearch(): Promise<void> {
  (await cookies()).set(name, '', { secure: isHttps, path: '/', maxAge: 0 });
}
