import { NextRequest } from 'next/server';
import { describe, expect, it, vi } from 'vitest';
import type { Database, OpenDatabase } from '@/db/client.ts';
import { auditEvents, sessions } from '@/db/schema/access.ts';
import { handlers, sessionCookie } from '@/lib/auth/auth.ts';
import { storeAccessCode } from '@/lib/auth/commands.ts';
import { freshAccessCode } from '@/lib/auth/hashing.ts';
import { contextFor, system } from '../support/actors.ts';
import { inOwnDatabase } from '../support/database.ts';
import { givenDossier } from '../support/given.ts';

// Loads only inside Next; the routes of next-auth never use it.
vi.mock('next/navigation', () => ({ redirect: null }));

const shared = globalThis as { portalDatabase?: Promise<OpenDatabase> };

/** Runs a test with a database of its own as the one of this process, which the routes of next-auth ask. */
const inPortal = (run: (db: Database) => Promise<void>) =>
  inOwnDatabase(async (open) => {
    const before = shared.portalDatabase;
    shared.portalDatabase = Promise.resolve(open);
    try {
      await run(open.db);
    } finally {
      delete shared.portalDatabase;
      if (before) shared.portalDatabase = before;
    }
  });

/** A browser that speaks with the routes of next-auth and keeps its cookies. */
function aBrowser() {
  const jar = new Map<string, string>();
  const ask = async (path: string, form?: Record<string, string>) => {
    const headers = { cookie: [...jar].map((pair) => pair.join('=')).join('; ') };
    const request = new NextRequest(`http://localhost:3000/api/auth/${path}`, {
      headers,
      ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
    });
    const response = await (form ? handlers.POST : handlers.GET)(request);
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      if (/max-age=0|expires=thu, 01 jan 1970/i.test(line)) jar.delete(pair.slice(0, at));
      else jar.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return response;
  };
  const csrfToken = async () => ((await (await ask('csrf')).json()) as { csrfToken: string }).csrfToken;
  return {
    jar,
    post: async (path: string, form: Record<string, string> = {}) =>
      ask(path, { ...form, csrfToken: await csrfToken() }),
  };
}

async function givenLetter(db: Database) {
  const { reference, id } = await givenDossier(db);
  const code = freshAccessCode();
  await storeAccessCode(contextFor(db, system, new Date()), id, code);
  return { reference, code };
}

/** Whether each session, in the order they were opened, is still open. */
const openSessions = async (db: Database) =>
  (await db.select({ endedAt: sessions.endedAt }).from(sessions).orderBy(sessions.createdAt)).map(
    ({ endedAt }) => endedAt === null,
  );

describe('the routes of next-auth', () => {
  it('end the older session of the same browser when it signs in again, and no other', () =>
    inPortal(async (db) => {
      const [mine, other] = [await givenLetter(db), await givenLetter(db)];
      const [browser, elsewhere] = [aBrowser(), aBrowser()];
      await elsewhere.post('callback/letter', mine);
      await browser.post('callback/letter', mine);
      expect(await openSessions(db)).toEqual([true, true]);
      await browser.post('callback/letter', other);
      expect(await openSessions(db)).toEqual([true, false, true]);
      await browser.post('callback/letter', { ...mine, code: freshAccessCode() });
      expect(await openSessions(db)).toEqual([true, false, true]);
      const trail = await db.select({ type: auditEvents.type, facts: auditEvents.facts }).from(auditEvents);
      expect(trail.filter(({ type }) => type === 'signIn.done').map(({ facts }) => facts)).toEqual([
        { way: 'letter' },
        { way: 'letter' },
        { way: 'letter', endsOlder: true },
      ]);
    }));

  it('end the session row when somebody signs out there, once', () =>
    inPortal(async (db) => {
      const browser = aBrowser();
      await browser.post('callback/letter', await givenLetter(db));
      const stolen = browser.jar.get(sessionCookie);
      expect(stolen).toBeDefined();
      await browser.post('signout');
      expect(browser.jar.has(sessionCookie)).toBe(false);
      expect(await openSessions(db)).toEqual([false]);
      browser.jar.set(sessionCookie, stolen ?? '');
      await browser.post('signout');
      const trail = await db.select({ type: auditEvents.type }).from(auditEvents);
      expect(trail.filter(({ type }) => type === 'signOut.done')).toHaveLength(1);
    }));
});
