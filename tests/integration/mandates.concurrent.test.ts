import { and, eq, isNull } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { auditEvents, sessions } from '@/db/schema/access.ts';
import { mandates } from '@/db/schema/mandates.ts';
import { verifyCode } from '@/lib/auth/hashing.ts';
import { askMediatorCode, signInMediator } from '@/lib/auth/mediator.ts';
import { day } from '@/lib/debt-law/day.ts';
import { saveStep, sendFiling } from '@/lib/filings/commands.ts';
import { draftMandate, endMandate, inviteMediator } from '@/lib/mandates/commands.ts';
import { sendMessage } from '@/lib/messaging/commands.ts';
import { contextFor, debtorActor, mediatorActor, nobody } from '../support/actors.ts';
import { inOwnDatabase } from '../support/database.ts';
import { givenDossier, givenMandate } from '../support/given.ts';
import { sealedMail } from '../support/sealed-mail.ts';

const pairs = 40;
const notFound = { ok: false, error: 'notFound' };

it('lets nothing be written once the end of a mandate was written', () =>
  inOwnDatabase(async ({ db }) => {
    for (let pair = 0; pair < pairs; pair += 1) {
      const dossier = await givenDossier(db);
      const mandate = await givenMandate(db, dossier);
      const ctx = contextFor(db, mediatorActor(mandate));
      const debtor = contextFor(db, debtorActor(dossier.debtorId));
      const typed = { way: 'count', instalments: '3', firstDueOn: '2026-12-01', every: 'month' };
      await saveStep(ctx, { dossierId: dossier.id, kind: 'plan', typed });
      const submissionId = () => crypto.randomUUID();
      const plan = { dossierId: dossier.id, kind: 'plan' as const };
      const [sent, , proposed] = await Promise.all([
        sendMessage(ctx, { dossierId: dossier.id, submissionId: submissionId(), body: 'Dag' }),
        endMandate(debtor, { mandateId: mandate.id }),
        sendFiling(ctx, { ...plan, submissionId: submissionId() }),
      ]);
      const types = (await db
        .select({ type: auditEvents.type })
        .from(auditEvents)
        .where(eq(auditEvents.dossierId, dossier.id))
        .orderBy(auditEvents.id)) as { type: string }[];
      if (!sent.ok) expect(sent).toEqual(notFound);
      if (!proposed.ok) expect(proposed).toEqual(notFound);
      const written = types.filter(({ type }) => type === 'message.sent' || type === 'filing.filed');
      expect(written).toHaveLength(Number(sent.ok) + Number(proposed.ok));
      expect(types.at(-1)?.type).toBe('mandate.ended');
      const late = { dossierId: dossier.id, submissionId: submissionId(), body: 'Te laat' };
      expect(await sendMessage(ctx, late)).toEqual(notFound);
      expect(await sendFiling(ctx, { ...plan, submissionId: submissionId() })).toEqual(notFound);
    }
  }));

it('leaves no session open when somebody signs in while the access ends', () =>
  inOwnDatabase(async ({ db }) => {
    const browser = 'b'.repeat(43);
    for (let pair = 0; pair < 10; pair += 1) {
      const dossier = await givenDossier(db);
      const debtor = contextFor(db, debtorActor(dossier.debtorId));
      const drafted = await draftMandate(debtor, {
        ...{ dossierId: dossier.id, name: 'Els', organisation: 'OCMW', email: `els-${pair}@example.be` },
        ...{ mayDownload: true, mayMessage: true, mayPlan: true },
        ...{ fromOn: day('2026-11-23'), lastOn: day('2026-12-23') },
      });
      const mandateId = drafted.ok ? drafted.value.mandateId : '';
      const invited = await inviteMediator(debtor, { mandateId });
      if (!invited.ok) throw new Error(invited.error);
      const stranger = contextFor(db, nobody);
      const home = { address: `192.0.2.${pair}` };
      const asked = await askMediatorCode(stranger, home, { ...invited.value, browser, language: 'nl' });
      const code = (await sealedMail(db, asked))?.code ?? '';
      await Promise.all([
        signInMediator(stranger, home, { code, browser }),
        endMandate(debtor, { mandateId }),
      ]);
      expect(
        await db.$count(sessions, and(eq(sessions.mandateId, mandateId), isNull(sessions.endedAt))),
      ).toBe(0);
    }
  }));

it('gives one mandate when the same form is sent twice at once, and the code that was answered last is the one that works', () =>
  inOwnDatabase(async ({ db }) => {
    for (let pair = 0; pair < 10; pair += 1) {
      const dossier = await givenDossier(db);
      await givenMandate(db, dossier);
      await givenMandate(db, dossier);
      const draft = await givenMandate(db, dossier, {
        ...{ givenAt: null, codeHash: null, fromOn: '2026-11-23', lastOn: '2026-12-23' },
      });
      const debtor = contextFor(db, debtorActor(dossier.debtorId));
      const invite = () => inviteMediator(debtor, { mandateId: draft.id });
      const results = await Promise.all([invite(), invite()]);
      const [row] = await db.select().from(mandates).where(eq(mandates.id, draft.id));
      const works = await Promise.all(
        results.map((result) => result.ok && verifyCode(row?.codeHash ?? '', result.value.code)),
      );
      expect(works.filter(Boolean)).toHaveLength(1);
      const events = await db
        .select({ type: auditEvents.type })
        .from(auditEvents)
        .where(eq(auditEvents.dossierId, dossier.id))
        .orderBy(auditEvents.id);
      expect(events).toEqual([{ type: 'mandate.given' }, { type: 'mandate.renewed' }]);
    }
  }));
