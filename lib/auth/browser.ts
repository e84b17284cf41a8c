import { isHttps } from '../origin.ts';

/** A one-time code works only in the browser that asked for it: this cookie tells which that is. */
export const browserCookie = isHttps ? '__Host-browser' : 'browser';

export function browserOf(headers: Headers): string {
  const pair = (headers.get('cookie') ?? '')
    .split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${browserCookie}=`));
  return pair?.slice(browserCookie.length + 1) ?? '';
}
