import { sql } from 'drizzle-orm';
import { describe, expect, it, onTestFinished } from 'vitest';
import { GET } from '@/app/api/cron/sweep/route.ts';
import type { Database, OpenDatabase } from '@/db/client.ts';
import {
  auditEvents,
  keptForms,
  oneTimeCodes,
  sessionDebtors,
  sessions,
  signInAttempts,
} from '@/db/schema/access.ts';
import { messageDrafts } from '@/db/schema/correspondence.ts';
import { actorOfSession } from '@/lib/auth/queries.ts';
import { sweepSignIns } from '@/lib/auth/sweep.ts';
import { env } from '@/lib/env.ts';
import { contextFor, minutesLater, noon, system } from '../support/actors.ts';
import { inOwnDatabase, inRollback } from '../support/database.ts';
import { givenDossier } from '../support/given.ts';

const day = 24 * 60;

const givenCode = (db: Database, expiresAt: Date) =>
  db.insert(oneTimeCodes).values({
    purpose: 'sign_in',
    email: 'an@example.be',
    codeHash: 'x',
    browserHash: 'x',
    createdAt: noon,
    expiresAt,
  });

const givenAttempts = (db: Database, number: number, at: Date) =>
  db.execute(sql`insert into ${signInAttempts} (kind, subject_hash, address_hash, succeeded, at)
    select 'letter', n::text, n::text, false, ${at.toISOString()}::timestamptz from generate_series(1, ${number}::int) n`);

async function givenSession(db: Database, expiresAt: Date): Promise<string> {
  const { debtorId } = await givenDossier(db);
  const facts = { level: 'letter', createdAt: noon, lastSeenAt: noon, expiresAt } as const;
  const [row] = await db.insert(sessions).values(facts).returning({ id: sessions.id });
  await db.insert(sessionDebtors).values({ sessionId: row?.id ?? '', debtorId });
  return row?.id ?? '';
}

const givenKeptForm = (db: Database, sessionId: string, keptAt: Date) =>
  db.insert(keptForms).values({ sessionId, page: keptAt.toISOString(), typed: '{}', keptAt });

describe('the sweep of the sign-ins', () => {
  it('removes what no limit and no person needs any more, to the minute', () =>
    inRollback(async (db) => {
      await givenCode(db, noon);
      await givenCode(db, minutesLater(1));
      await givenAttempts(db, 2, minutesLater(-day));
      await givenAttempts(db, 3, minutesLater(1 - day));
      await givenSession(db, minutesLater(-day));
      await givenSession(db, minutesLater(1 - day));
      const open = await givenSession(db, minutesLater(1));
      await givenKeptForm(db, open, minutesLater(-30));
      await givenKeptForm(db, open, minutesLater(-29));
      const swept = { codes: 1, attempts: 2, sessions: 1, forms: 1 };
      expect(await sweepSignIns(contextFor(db, system))).toEqual(swept);
      expect([await db.$count(oneTimeCodes), await db.$count(signInAttempts)]).toEqual([1, 3]);
      expect(await actorOfSession(db, open, noon)).toMatchObject({ kind: 'debtor' });
      expect([await db.$count(sessions), await db.$count(sessionDebtors)]).toEqual([2, 2]);
      expect(await db.$count(keptForms)).toBe(1);
      const trail = async () =>
        db.select({ type: auditEvents.type, facts: auditEvents.facts }).from(auditEvents);
      expect(await trail()).toEqual([{ type: 'signIns.swept', facts: swept }]);
      const again = await sweepSignIns(contextFor(db, system));
      expect([again, (await trail()).length]).toEqual([{ codes: 0, attempts: 0, sessions: 0, forms: 0 }, 1]);
    }));

  it('works in batches, and leaves to the next day what is too much for one', () =>
    inRollback(async (db) => {
      await givenAttempts(db, 10, minutesLater(-2 * day));
      for (let i = 0; i < 3; i++) await givenSession(db, minutesLater(-day));
      const ctx = contextFor(db, system);
      const bounds = { size: 2, most: 3 };
      expect(await sweepSignIns(ctx, bounds)).toEqual({ codes: 0, attempts: 6, sessions: 3, forms: 0 });
      expect(await sweepSignIns(ctx, bounds)).toEqual({ codes: 0, attempts: 4, sessions: 0, forms: 0 });
    }));
});

const shared = globalThis as { portalDatabase?: Promise<OpenDatabase> };
const secret = 'a secret that only the host knows';

const asked = (authorization?: string) =>
  GET(new Request('http://localhost/api/cron/sweep', { headers: authorization ? { authorization } : {} }));

/** Sets the secret of the cron for one test. */
function givenSecret(value: string | undefined) {
  const before = env.CRON_SECRET;
  Object.assign(env, { CRON_SECRET: value });
  onTestFinished(() => void Object.assign(env, { CRON_SECRET: before }));
}

describe('the route of the daily sweep', () => {
  it('does not exist without a secret, nor for whoever does not know it', async () => {
    for (const wrong of [undefined, 'Bearer ', 'Bearer undefined', `Bearer ${secret}`]) {
      expect((await asked(wrong)).status).toBe(404);
    }
    givenSecret(secret);
    for (const wrong of [undefined, secret, `bearer ${secret}x`, `Bearer ${secret}x`, `Basic ${secret}`]) {
      expect((await asked(wrong)).status).toBe(404);
    }
  });

  it('sweeps codes, tries, sessions and drafts, and says how many', () =>
    inOwnDatabase(async (open) => {
      const before = shared.portalDatabase;
      shared.portalDatabase = Promise.resolve(open);
      onTestFinished(() => void Object.assign(shared, { portalDatabase: before }));
      givenSecret(secret);
      const { db } = open;
      const long = minutesLater(-400 * day);
      await givenCode(db, long);
      await givenAttempts(db, 2, long);
      await givenSession(db, long);
      const { id: dossierId, debtorId } = await givenDossier(db);
      await db.insert(messageDrafts).values({ dossierId, debtorId, body: 'x', updatedAt: long });
      const response = await asked(`Bearer ${secret}`);
      expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-store']);
      const swept = { drafts: 1, codes: 1, attempts: 2, sessions: 1 };
      expect(await response.json()).toMatchObject(swept);
      expect(await db.$count(messageDrafts)).toBe(0);
    }));
});
