import { type NextRequest, NextResponse } from 'next/server';
import { getToken } from 'next-auth/jwt';
import { sessionCookie } from './lib/auth/auth.ts';
import { gateOf } from './lib/auth/gate.ts';
import { type Zone, zoneOf } from './lib/auth/zones.ts';
import { pageHashes } from './lib/csp-hashes.ts';
import { env } from './lib/env.ts';
import { defaultLocale, preferredLocale } from './lib/i18n/locales.ts';
import { isHttps } from './lib/origin.ts';
import { secrets } from './lib/secrets.ts';
import { commonHeaders, contentSecurityPolicy, type Scripts } from './lib/security-headers.ts';

export const config = { matcher: '/((?!api/|_next/|_vercel/|[^/]*\\.[a-z0-9]+$).*)' };

export default async function proxy(request: NextRequest): Promise<NextResponse> {
  const url = request.nextUrl;
  let path: string;
  try {
    path = decodeURIComponent(url.pathname);
  } catch {
    return new NextResponse(null, { status: 400 });
  }
  const zone = zoneOf(path);
  if (zone.kind === 'root' || zone.kind === 'admin') {
    const locale = preferredLocale(request.headers.get('accept-language'));
    const response = NextResponse.redirect(
      new URL(`/${locale}${zone.kind === 'admin' ? url.pathname : ''}${url.search}`, url),
    );
    response.headers.set('vary', 'accept-language');
    return response;
  }

  const reads = request.method === 'GET' || request.method === 'HEAD';
  const gate = await sessionIdOf(request, zone)
    .then((sessionId) => gateOf(zone, path, sessionId))
    .catch(() => 'unavailable' as const);
  if (gate === 'unavailable') {
    const response = rewritten(request, `/${localeOf(zone)}/unavailable`, 503);
    response.headers.set('retry-after', '120');
    return response;
  }
  // A form whose session ended goes through to the door, which sends the person to the sign-in in the form's own way.
  if (reads && (gate === 'signIn' || gate === 'staffSignIn')) {
    const target = new URL(`/${localeOf(zone)}/sign-in${gate === 'staffSignIn' ? '/staff' : ''}`, url);
    target.searchParams.set('next', url.pathname + url.search);
    return privately(NextResponse.redirect(target, 303));
  }
  if (gate === 'notFound' || (reads && isMissing(zone, path))) {
    return reads
      ? rewritten(request, `/${localeOf(zone)}/page-not-found`, 404)
      : privately(new NextResponse(null, { status: 404 }));
  }

  const hashes = reads ? pageHashes()[path.replace(/\/$/, '')] : undefined;
  const scripts: Scripts = hashes ? { hashes } : { nonce: crypto.randomUUID() };
  const sent = new Headers(request.headers);
  sent.set('x-path', url.pathname + url.search);
  sent.set('x-next-intl-locale', localeOf(zone));
  if ('nonce' in scripts) sent.set('content-security-policy', contentSecurityPolicy(scripts));
  const passed = NextResponse.next({ request: { headers: sent } });
  // A route that hands out bytes sets its own, stricter headers, which ours would replace.
  if ((zone.kind === 'account' || zone.kind === 'staff') && zone.isFile) return passed;
  const response = withHeaders(passed, scripts);
  return zone.kind === 'public' ? response : privately(response);
}

const localeOf = (zone: Zone) => ('locale' in zone ? zone.locale : defaultLocale);

/** A public address that was not built in advance does not exist. The development server builds none in advance. */
const isMissing = (zone: Zone, path: string) =>
  env.NODE_ENV === 'production' &&
  (zone.kind === 'public' || zone.kind === 'unknown') &&
  !(path.replace(/\/$/, '') in pageHashes());

async function sessionIdOf(request: NextRequest, zone: Zone): Promise<string | undefined> {
  if (zone.kind !== 'account' && zone.kind !== 'staff') return undefined;
  const token = await getToken({
    req: request,
    secret: secrets().authSecret,
    salt: sessionCookie,
    cookieName: sessionCookie,
    secureCookie: isHttps,
  }).catch(() => null);
  return token?.sid;
}

/** Another page of ours, built in advance, under the address that was asked. */
function rewritten(request: NextRequest, page: string, status: number): NextResponse {
  const response = NextResponse.rewrite(new URL(page, request.nextUrl), { status });
  return privately(withHeaders(response, { hashes: pageHashes()[page] ?? [] }));
}

function withHeaders(response: NextResponse, scripts: Scripts): NextResponse {
  for (const [name, value] of Object.entries(commonHeaders)) response.headers.set(name, value);
  response.headers.set('content-security-policy', contentSecurityPolicy(scripts));
  response.headers.set('referrer-policy', 'strict-origin-when-cross-origin');
  return response;
}

function privately(response: NextResponse): NextResponse {
  response.headers.set('cache-control', 'private, no-store');
  response.headers.set('referrer-policy', 'same-origin');
  return response;
}
