import { and, asc, desc, eq, gt, gte, inArray, isNull, sql } from 'drizzle-orm';
import type { Database } from '@/db/client.ts';
import { accessCodes, sessionDebtors, sessions } from '@/db/schema/access.ts';
import { dossiers } from '@/db/schema/dossiers.ts';
import { mandates } from '@/db/schema/mandates.ts';
import { debtors, staff } from '@/db/schema/parties.ts';
import { dayIn } from '../clock.ts';
import {
  type Actor,
  type Context,
  type DebtorActor,
  type MediatorActor,
  mandateScopes,
  type StaffActor,
  type SystemActor,
} from '../context.ts';
import { isId } from '../dossiers/queries.ts';
import type { Locale } from '../i18n/locales.ts';
import { runsOn } from '../mandates/reach.ts';
import { freshMinutes, sessionMinutes } from './rules.ts';

const nobody: Actor = { kind: 'nobody' };

/** Once a minute is enough to know whether somebody is there. */
const seenEverySeconds = 60;

/** Who a session id stands for now: nobody when it ended, timed out, or its person may no longer come in. */
export async function actorOfSession(db: Database, sessionId: string | undefined, now: Date): Promise<Actor> {
  if (!sessionId || !isId(sessionId)) return nobody;
  const on = dayIn(now);
  const [row] = await db
    .select({
      level: sessions.level,
      lastSeenAt: sessions.lastSeenAt,
      staffId: staff.id,
      role: staff.role,
      reach: staff.reach,
      mandate: {
        id: mandates.id,
        dossierId: mandates.dossierId,
        download: mandates.mayDownload,
        message: mandates.mayMessage,
        plan: mandates.mayPlan,
      },
      debtorIds: sql<
        string[] | null
      >`(select array_agg(${sessionDebtors.debtorId}::text order by ${sessionDebtors.debtorId}) from ${sessionDebtors} where ${sessionDebtors.sessionId} = ${sessions.id})`,
    })
    .from(sessions)
    .leftJoin(staff, and(eq(staff.id, sessions.staffId), isNull(staff.disabledAt)))
    .leftJoin(mandates, and(eq(mandates.id, sessions.mandateId), runsOn(on)))
    .where(and(eq(sessions.id, sessionId), isNull(sessions.endedAt), gt(sessions.expiresAt, now)));
  if (!row) return nobody;
  const unused = now.getTime() - row.lastSeenAt.getTime();
  if (unused > sessionMinutes[row.level].idle * 60_000) return nobody;
  if (unused > seenEverySeconds * 1000)
    await db.update(sessions).set({ lastSeenAt: now }).where(eq(sessions.id, sessionId));
  if (row.mandate) {
    const { id: mandateId, dossierId, ...may } = row.mandate;
    const scopes = mandateScopes.filter((scope) => may[scope]);
    return { kind: 'mediator', sessionId, mandateId, dossierId, scopes, on };
  }
  if (row.staffId && row.role && row.reach) {
    return { kind: 'staff', sessionId, staffId: row.staffId, role: row.role, reach: row.reach };
  }
  return row.debtorIds?.length ? { kind: 'debtor', sessionId, debtorIds: row.debtorIds } : nobody;
}

/** A time that somebody signed in to what is this person's. */
export type MySession = {
  id: string;
  isThis: boolean;
  level: 'letter' | 'email';
  signedInAt: Date;
  lastSeenAt: Date;
  /** Whether it can still be used. */
  isOpen: boolean;
};

/** The sign-ins of the asking person, the newest first: those that are open and the latest that are over. */
export async function listMySessions(ctx: Context<DebtorActor>, most = 20): Promise<MySession[]> {
  const mine = sql`exists (select 1 from ${sessionDebtors} where ${sessionDebtors.sessionId} = ${sessions.id}
    and ${sessionDebtors.debtorId} = any(${`{${ctx.actor.debtorIds.join()}}`}::uuid[]))`;
  const rows = await ctx.db
    .select({
      id: sessions.id,
      level: sessions.level,
      signedInAt: sessions.createdAt,
      lastSeenAt: sessions.lastSeenAt,
      expiresAt: sessions.expiresAt,
      endedAt: sessions.endedAt,
    })
    .from(sessions)
    .where(and(mine, inArray(sessions.level, ['letter', 'email'])))
    .orderBy(desc(sessions.createdAt))
    .limit(most);
  return rows.map(({ level, expiresAt, endedAt, ...row }) => {
    const kind = level === 'email' ? ('email' as const) : ('letter' as const);
    const unused = ctx.now.getTime() - row.lastSeenAt.getTime();
    return {
      ...{ ...row, level: kind, isThis: row.id === ctx.actor.sessionId },
      isOpen: endedAt === null && expiresAt > ctx.now && unused <= sessionMinutes[kind].idle * 60_000,
    };
  });
}

/** Whether the asking debtor signed in just now: an unlocked phone that was left is not enough for everything. */
export async function hasFreshSignIn(ctx: Context<DebtorActor>): Promise<boolean> {
  const since = new Date(ctx.now.getTime() - freshMinutes * 60_000);
  const own = and(eq(sessions.id, ctx.actor.sessionId), gte(sessions.createdAt, since));
  return (await ctx.db.$count(sessions, own)) > 0;
}

/** How many seconds the asking session lives without another request, at least, and at most in all. */
export async function findSessionTimes(
  ctx: Context<DebtorActor | MediatorActor | StaffActor>,
): Promise<{ idleSeconds: number; lastSeconds: number } | null> {
  const [row] = await ctx.db
    .select({ level: sessions.level, expiresAt: sessions.expiresAt })
    .from(sessions)
    .where(eq(sessions.id, ctx.actor.sessionId));
  if (!row) return null;
  return {
    idleSeconds: sessionMinutes[row.level].idle * 60 - seenEverySeconds,
    lastSeconds: Math.floor((row.expiresAt.getTime() - ctx.now.getTime()) / 1000),
  };
}

/** What we know of the signed-in debtor to write or call. */
export async function findMyDetails(ctx: Context<DebtorActor>): Promise<MyDetails | null> {
  const [row] = await ctx.db
    .select({
      name: debtors.name,
      street: debtors.street,
      postalCode: debtors.postalCode,
      city: debtors.city,
      language: debtors.language,
      phone: debtors.phone,
      phoneConsentOn: debtors.phoneConsentOn,
      confirmedEmail: debtors.confirmedEmail,
    })
    .from(debtors)
    .where(eq(debtors.id, ctx.actor.debtorIds[0] ?? ''))
    .limit(1);
  if (!row) return null;
  const { phoneConsentOn, street, postalCode, city, ...details } = row;
  const address = [street, [postalCode, city].filter(Boolean).join(' ')].filter(Boolean).join(', ');
  return { ...details, address, mayCall: phoneConsentOn !== null };
}

/** `mayCall`: the debtor said that we may. */
export type MyDetails = {
  name: string;
  address: string;
  language: Locale;
  phone: string | null;
  mayCall: boolean;
  confirmedEmail: string | null;
};

/** The name and role of the signed-in member of staff. */
export async function findMyStaffDetails(
  ctx: Context<StaffActor>,
): Promise<{ name: string; role: string } | null> {
  const [row] = await ctx.db
    .select({ name: staff.name, role: staff.role })
    .from(staff)
    .where(eq(staff.id, ctx.actor.staffId));
  return row ?? null;
}

/** What a letter with a code prints of its dossier. */
export type LetterDossier = { id: string; number: string; reference: string };

const letterColumns = { id: dossiers.id, number: dossiers.number, reference: dossiers.reference };

/** The dossier of a reference, for the shell. */
export async function findLetterDossier(
  ctx: Context<SystemActor>,
  reference: string,
): Promise<LetterDossier | null> {
  const [row] = await ctx.db.select(letterColumns).from(dossiers).where(eq(dossiers.reference, reference));
  return row ?? null;
}

/** Open dossiers whose letter has no valid code yet, for the shell. */
export async function listDossiersWithoutCode(
  ctx: Context<SystemActor>,
  most: number,
): Promise<LetterDossier[]> {
  return ctx.db
    .select(letterColumns)
    .from(dossiers)
    .where(
      and(
        isNull(dossiers.closedOn),
        sql`not exists (select 1 from ${accessCodes} where ${accessCodes.dossierId} = ${dossiers.id} and ${accessCodes.replacedAt} is null and ${accessCodes.expiresAt} > ${ctx.now.toISOString()})`,
      ),
    )
    .orderBy(asc(dossiers.id))
    .limit(most);
}
