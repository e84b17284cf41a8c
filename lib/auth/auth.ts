import NextAuth, { CredentialsSignin, type NextAuthConfig } from 'next-auth';
import { getToken } from 'next-auth/jwt';
import Credentials from 'next-auth/providers/credentials';
import type { z } from 'zod';
import { now, today } from '../clock.ts';
import type { Context } from '../context.ts';
import { database } from '../database.ts';
import { isHttps } from '../origin.ts';
import type { Result } from '../result.ts';
import { secrets } from '../secrets.ts';
import { browserOf } from './browser.ts';
import { endSession, signInStaff, signInWithLetter, signInWithMailCode } from './commands.ts';
import type { Visitor } from './limits.ts';
import type { SignInRefusal } from './mail-codes.ts';
import { signInMediator } from './mediator.ts';
import { actorOfSession } from './queries.ts';
import { rememberedMinutes, sessionMinutes } from './rules.ts';
import { letterSchema, mailCodeSchema, staffSchema } from './schema.ts';
import { visitorOf } from './visitor.ts';

declare module 'next-auth' {
  interface Session {
    sid?: string;
  }
}
declare module '@auth/core/jwt' {
  interface JWT {
    sid?: string;
  }
}

class Refused extends CredentialsSignin {
  constructor(refusal: SignInRefusal) {
    super();
    this.code = refusal;
  }
}

type SignIn<Input> = (
  ctx: Context,
  visitor: Visitor,
  input: Input & { browser: string; older: string | undefined },
) => Promise<Result<{ sessionId: string }, SignInRefusal>>;

/** A way to sign in: parse, ask the command, hand the id of the session row to the cookie. */
const way = <Schema extends z.ZodType>(id: string, schema: Schema, signIn: SignIn<z.output<Schema>>) =>
  Credentials({
    id,
    authorize: async (typed, request) => {
      const parsed = schema.safeParse(typed);
      if (!parsed.success) throw new Refused('wrong');
      const ctx: Context = { db: await database(), actor: { kind: 'nobody' }, now: now(), today: today() };
      const older = await sessionIdIn(request.headers);
      const input = Object.assign({ browser: browserOf(request.headers), older }, parsed.data);
      const result = await signIn(ctx, visitorOf(request.headers), input);
      if (!result.ok) throw new Refused(result.error);
      return { id: result.value.sessionId };
    },
  });

const prefix = isHttps ? '__Host-' : '';
const cookie = (name: string) => ({
  name: `${prefix}${name}`,
  options: { httpOnly: true, sameSite: 'lax', path: '/', secure: isHttps } as const,
});

export const sessionCookie = cookie('session').name;

/** The session row that the cookie of a request names. */
async function sessionIdIn(headers: Headers): Promise<string | undefined> {
  const { authSecret: secret } = secrets();
  const token = await getToken({
    req: { headers },
    secret,
    salt: sessionCookie,
    cookieName: sessionCookie,
    secureCookie: isHttps,
  });
  return token?.sid;
}

/** Also for next-auth's own route, which would only take the cookie away. */
async function endSessionOf(sessionId: string | undefined): Promise<void> {
  const [db, at] = [await database(), now()];
  await endSession({ db, actor: await actorOfSession(db, sessionId, at), now: at, today: today() });
}

const config = (): NextAuthConfig => ({
  secret: secrets().authSecret,
  trustHost: true,
  useSecureCookies: isHttps,
  // The row says when a session is over; the cookie names it for longer, so that a late form is kept for its person.
  session: { strategy: 'jwt', maxAge: (sessionMinutes.letter.most + rememberedMinutes) * 60 },
  pages: { signIn: '/nl/sign-in', signOut: '/nl/sign-in', error: '/nl/sign-in' },
  cookies: {
    sessionToken: cookie('session'),
    callbackUrl: cookie('callback-url'),
    csrfToken: cookie('csrf'),
  },
  logger: {
    // Wrong codes are daily life, and the database already counts them; nothing else is expected here.
    error: (error) => {
      if (!(error instanceof CredentialsSignin)) console.error('sign-in failed', error.name);
    },
    warn: () => {},
    debug: () => {},
  },
  providers: [
    way('letter', letterSchema, signInWithLetter),
    way('email', mailCodeSchema, signInWithMailCode),
    way('staff', staffSchema, signInStaff),
    way('mandate', mailCodeSchema, signInMediator),
  ],
  events: {
    signOut: async (ended) => endSessionOf('token' in ended ? ended.token?.sid : undefined),
  },
  callbacks: {
    jwt: ({ token, user }) => (user?.id ? { sid: user.id } : token.sid ? { sid: token.sid } : null),
    session: ({ session, token }) => ({ expires: session.expires, ...(token.sid ? { sid: token.sid } : {}) }),
  },
});

export const { handlers, auth, signIn, signOut } = NextAuth(config);
