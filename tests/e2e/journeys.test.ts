import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { asc, eq } from 'drizzle-orm';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject } from 'vitest';
import { type OpenDatabase, openDatabase } from '@/db/client.ts';
import { dossiers } from '@/db/schema/dossiers.ts';
import { filingEvents, filings, stops } from '@/db/schema/filings.ts';
import { planInstalments, plans } from '@/db/schema/plans.ts';
import { saveStep, sendFiling } from '@/lib/filings/commands.ts';
import { stepsOf } from '@/lib/filings/journeys.ts';
import { type FilingKind, filingKinds, type Typed } from '@/lib/filings/view.ts';
import { type Locale, locales } from '@/lib/i18n/locales.ts';
import { contextFor, debtorActor } from '../support/actors.ts';
import { expectAccessible, expectNoSidewaysScroll, test } from '../support/e2e.ts';
import { environmentWith } from '../support/environment.ts';
import { textOf } from '../support/files/pdf-text.ts';
import { givenDossier } from '../support/given.ts';
import { keyIn, keySend } from '../support/keyboard.ts';
import { givenPlan } from '../support/plans.ts';
import { startPostgres } from '../support/postgres.ts';
import { startPortal, top } from '../support/server.ts';
import { createDatabase } from '../support/server-database.ts';
import { temporaryFolder } from '../support/temporary.ts';

type Combination = { kind: FilingKind; locale: Locale; javaScript: boolean };
type Given = { id: string; debtorId: string; reference: string };

const all: Combination[] = filingKinds.flatMap((kind) =>
  locales.flatMap((locale) => [true, false].map((javaScript) => ({ kind, locale, javaScript }))),
);
const today = Math.floor(Date.now() / 86_400_000);
const rotating = filingKinds.map((kind, place) => {
  const own = all.filter((one) => one.kind === kind);
  return own[(today + place * 3) % own.length] as Combination;
});
const combinations = inject('journeys') === 'all' ? all : rotating;

const inDays = (count: number) =>
  new Date(Date.now() + count * 86_400_000).toISOString().slice(0, 10).split('-').reverse().join('/');
const typedOf: Record<FilingKind, Typed> = {
  plan: {
    incomeCents: '1900',
    fixedCents: '1300',
    people: '1',
    words: 'Per maand gaat het.',
    way: 'count',
    instalments: '4',
    firstDueOn: inDays(12),
    every: 'month',
  },
  planChange: { change: 'skip', number: '2', words: 'Een dure maand.' },
  dispute: {
    ground: 'quality',
    wrongWith: 'damaged',
    noticedOn: '3/2/2026',
    toldFirm: 'email',
    scope: 'whole',
    words: 'Kapot bij aankomst.',
    evidence: 'originalEmail',
  },
  mediation: {
    service: 'caw',
    helperName: 'Els Bemiddelaar',
    organisation: 'CAW Brussel',
    helperPhone: '02 123 45 67',
    helperEmail: 'els@example.org',
    since: '2/11/2026',
  },
  settlement: {
    admissibleOn: '10/11/2026',
    court: 'Arbeidsrechtbank Gent',
    helperName: 'Mr. An Bemiddelaar',
  },
  proof: { words: 'Het contract, alstublieft.' },
  pause: { days: '20' },
  notMe: {
    reason: 'fraud',
    policeNumber: 'BR.10.L3.012345/2026',
    policeOn: '12/11/2026',
    words: 'Iemand gebruikte mijn naam.',
    contact: '02 123 45 67',
  },
  right: { right: 'rectification', rightWords: 'Mijn straat is niet juist geschreven.' },
};

let origin = '';
let open: OpenDatabase;
const given = new Map<Combination, Given & { code: string }>();
const ends: (() => unknown)[] = [];

beforeAll(async () => {
  const { folder, remove } = temporaryFolder('journeys');
  ends.push(remove);
  const server = await startPostgres();
  ends.push(server.stop);
  const database = await createDatabase(server.url);
  ends.push(database.drop);
  const settings = {
    ...{ DATABASE_URL: database.url, DEMO_DATA: '1', DATA_DIR: path.join(folder, 'data') },
    ...{ AUTH_SECRET: 'a'.repeat(32), PEPPER: 'b'.repeat(32) },
  };
  const portal = await startPortal({ settings, log: 'journeys.log' });
  ends.push(portal.stop);
  origin = portal.origin;
  open = await openDatabase({ url: database.url, folder: '' });
  ends.push(open.close);
  const fresh: [Combination, Given][] = [];
  for (const combination of combinations) fresh.push([combination, await givenFor(combination.kind)]);
  const out = path.join(folder, 'codes.csv');
  await promisify(execFile)(process.execPath, ['lib/cli/run.mjs', 'access-codes', '--out', out], {
    cwd: top,
    env: environmentWith(settings),
  });
  const lines = readFileSync(out, 'utf8').split('\n');
  for (const [combination, dossier] of fresh) {
    const line = lines.find((text) => text.replaceAll(' ', '').includes(dossier.reference)) ?? '';
    const code = /[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]/.exec(line)?.[0];
    if (!code) throw new Error('a dossier got no code');
    given.set(combination, { ...dossier, code });
  }
}, 300_000);

afterAll(async () => {
  for (const end of ends.reverse()) await end();
});

async function givenFor(kind: FilingKind): Promise<Given> {
  const { id, debtorId, reference } = await givenDossier(open.db);
  if (kind === 'planChange')
    await givenPlan(open.db, id, {
      agreedOn: '2026-11-01',
      firstDueOn: '2099-01-31',
      amounts: [4_000, 4_000, 4_345],
    });
  return { id, debtorId, reference };
}

/** All that a journey left, without what differs by chance: ids, numbers and times. */
async function rowsOf({ id: dossierId }: Given) {
  const { db } = open;
  const [filing] = await db.select().from(filings).where(eq(filings.dossierId, dossierId));
  const events = filing
    ? await db.select().from(filingEvents).where(eq(filingEvents.filingId, filing.id))
    : [];
  const begun = await db.select().from(stops).where(eq(stops.dossierId, dossierId));
  const written = await db
    .select()
    .from(plans)
    .where(eq(plans.dossierId, dossierId))
    .orderBy(asc(plans.createdAt));
  const [{ closedOn } = { closedOn: null }] = await db
    .select()
    .from(dossiers)
    .where(eq(dossiers.id, dossierId));
  const days = [];
  for (const { id } of written)
    days.push(
      (
        await db
          .select()
          .from(planInstalments)
          .where(eq(planInstalments.planId, id))
          .orderBy(planInstalments.number)
      ).map(({ planId: _, ...one }) => one),
    );
  return {
    ...{ closedOn, days },
    filing: filing && {
      kind: filing.kind,
      details: { ...(filing.details as object), planId: null },
      state: filing.state,
      by: filing.staffId,
    },
    events: events.map(({ act, state, note, details }) => ({ act, state, note, details })),
    stops: begun.map(({ kind, fromOn, lastOn, registeredOn, endedOn }) => ({
      kind,
      fromOn,
      lastOn,
      registeredOn,
      endedOn,
    })),
    plans: written.map(({ change, byRules, endKind, every, instalments, paidBeforeCents }) => ({
      ...{ change, byRules, endKind, every, instalments, paidBeforeCents },
    })),
  };
}

/** What the commands write when they are given the same answers. */
async function rowsByCommand(kind: FilingKind) {
  const dossier = await givenFor(kind);
  const ctx = contextFor(open.db, debtorActor(dossier.debtorId), new Date());
  await saveStep(ctx, { dossierId: dossier.id, kind, typed: typedOf[kind] });
  await sendFiling(ctx, { dossierId: dossier.id, kind, submissionId: crypto.randomUUID() });
  return rowsOf(dossier);
}

async function signIn(page: Page, locale: Locale, { reference, code }: { reference: string; code: string }) {
  await page.goto(`${origin}/${locale}/sign-in`);
  await page.fill('#reference', reference);
  await page.fill('#code', code);
  await page.locator('main form button[type=submit]:visible').last().click();
  await page.waitForURL(`**/${locale}/dossiers`);
}

test.for(combinations)(
  '$kind in $locale, scripts $javaScript: by keyboard, at 320 px, the same rows as by the command',
  async ({ kind, locale, javaScript }, { openPage }) => {
    const dossier = given.get(
      combinations.find(
        (one) => one.kind === kind && one.locale === locale && one.javaScript === javaScript,
      ) as Combination,
    );
    if (!dossier) throw new Error('each combination has its dossier');
    const page = await openPage({ javaScript, width: 320 });
    await signIn(page, locale, dossier);
    const base = `${origin}/${locale}/dossiers/${dossier.id}`;
    const typed = typedOf[kind];
    const steps = stepsOf(kind, typed);
    await page.goto(`${base}/${kind}`);
    await expectNoSidewaysScroll(page);
    await page.goto(`${base}/${kind}/${steps[0]?.id}`);
    for (const [place, { id, fields }] of steps.entries()) {
      await expectNoSidewaysScroll(page);
      if (javaScript) await expectAccessible(page);
      for (const { name, kind: what } of fields) {
        const value = typed[name] ?? '';
        if (value === '') continue;
        if (what === 'marks')
          for (const mark of value.split(' ')) await keyIn(page, '#step', `${name}-${mark}`, 'on');
        else await keyIn(page, '#step', name, value);
      }
      await keySend(page, '#step');
      const next = steps[place + 1]?.id ?? 'check';
      await page.waitForURL(`${base}/${kind}/${next}`);
      if (id === next) throw new Error('a journey goes on');
    }
    await page.locator('#send').waitFor();
    await expectNoSidewaysScroll(page);
    if (javaScript) await expectAccessible(page);
    await keySend(page, '#send');
    await page.waitForURL(/\/filings\/[0-9a-f-]{36}\?sent=1/);
    await expectNoSidewaysScroll(page);
    if (javaScript) await expectAccessible(page);
    const receipt = await page.request.get(`${page.url().split('?')[0]}/receipt`);
    const printed = textOf(await receipt.body()).map(({ text }) => text.trim());
    expect(printed.some((text) => /^[A-Z]-\d{12}$/.test(text))).toBe(true);
    expect(await rowsOf(dossier)).toEqual(await rowsByCommand(kind));
  },
);
