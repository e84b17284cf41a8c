import 'server-only';
import { headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { connection } from 'next/server';
import { cache } from 'react';
import { now, today } from '../clock.ts';
import type { Actor, Context, DebtorActor, MediatorActor, StaffActor } from '../context.ts';
import { database } from '../database.ts';
import { auth } from './auth.ts';
import { actorOfSession, findSessionTimes } from './queries.ts';
import { may, type Permission } from './rules.ts';

/** The session row that the cookie names, also when it is over. */
export const currentSessionId = cache(async (): Promise<string | undefined> => {
  // Says that the page is made for one request, before anything else is asked.
  await connection();
  return (await auth())?.sid;
});

/** Who is asking, looked up once a request. */
export const currentActor = cache(async (): Promise<Actor> => {
  const sessionId = await currentSessionId();
  return actorOfSession(await database(), sessionId, now());
});

export const currentContext = cache(async (): Promise<Context> => {
  const actor = await currentActor();
  return { db: await database(), actor, now: now(), today: today() };
});

/** The path of this request, written by the proxy. */
export const currentPath = async (): Promise<string> => (await headers()).get('x-path') ?? '';

/** How long the session of this request lives; null when nobody is signed in. */
export async function sessionTimes(): Promise<{ idleSeconds: number; lastSeconds: number } | null> {
  const { actor, ...ctx } = await currentContext();
  return 'sessionId' in actor ? findSessionTimes({ ...ctx, actor }) : null;
}

const signInPage = async (page: 'sign-in' | 'sign-in/staff'): Promise<never> => {
  const path = await currentPath();
  const locale = /^\/(nl|fr|de|en)(?=\/|$)/.exec(path)?.[1] ?? 'nl';
  redirect(`/${locale}/${page}?next=${encodeURIComponent(path)}`);
};

/** The context of a signed-in debtor; others go to the sign-in, or see that there is nothing here. */
export async function requireDebtor(): Promise<Context<DebtorActor>> {
  const ctx = await currentContext();
  if (ctx.actor.kind === 'nobody') return signInPage('sign-in');
  if (ctx.actor.kind !== 'debtor') notFound();
  return ctx as Context<DebtorActor>;
}

/** The context of who reads a dossier: its debtor, or a mediator whom the debtor let in. The query judges which dossier. */
export async function requireDossierReader(): Promise<Context<DebtorActor | MediatorActor>> {
  const ctx = await currentContext();
  if (ctx.actor.kind === 'nobody') return signInPage('sign-in');
  if (ctx.actor.kind !== 'debtor' && ctx.actor.kind !== 'mediator') notFound();
  return ctx as Context<DebtorActor | MediatorActor>;
}

/** The context of signed-in staff with a permission; others go to the sign-in, or see that there is nothing here. */
export async function requireStaff(permission: Permission): Promise<Context<StaffActor>> {
  const ctx = await currentContext();
  if (ctx.actor.kind === 'nobody') return signInPage('sign-in/staff');
  if (ctx.actor.kind !== 'staff' || !may(ctx.actor.role, permission)) notFound();
  return ctx as Context<StaffActor>;
}
