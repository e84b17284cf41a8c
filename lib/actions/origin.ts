import { origins } from '../origin.ts';

/**
 * Whether a form was sent by a page of ours. Next compares Origin with the Host that the request itself names and
 * lets a missing Origin through; this compares with the configured origins.
 */
export function sameOrigin(headers: Headers): boolean {
  const origin = headers.get('origin');
  if (origin) return origins.includes(origin);
  return headers.get('sec-fetch-site') === 'same-origin';
}
