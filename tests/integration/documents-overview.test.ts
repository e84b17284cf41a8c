import { expect, it } from 'vitest';
import { invoices, ledgerEntries } from '@/db/schema/dossiers.ts';
import { serveOverview } from '@/lib/documents/serve-overview.ts';
import { inRollback } from '../support/database.ts';
import { contextOf, debtorOf, givenDossier } from '../support/files/given-dossier.ts';
import { textOf } from '../support/files/pdf-text.ts';

it('is a PDF with what the dossier holds today, in the language that was asked for', () =>
  inRollback(async (db) => {
    const dossier = await givenDossier(db);
    await db.insert(invoices).values({
      dossierId: dossier.id,
      number: '2026/9',
      description: 'Stroom',
      issuedOn: '2026-03-01',
      dueOn: '2026-03-31',
      principalCents: 10_050,
    });
    await db.insert(ledgerEntries).values({
      dossierId: dossier.id,
      kind: 'payment',
      amountCents: 2_025,
      valueOn: '2026-05-04',
      source: `test ${dossier.id}`,
    });
    const response = await serveOverview(contextOf(db, debtorOf(dossier)), dossier.id, 'fr');
    const pdf = new Uint8Array((await response?.arrayBuffer()) ?? new ArrayBuffer());
    const texts = textOf(pdf).map((part) => part.text);
    expect(texts).toEqual(
      expect.arrayContaining(['Aperçu de votre dossier', '100,50 €', '20,25 €', '80,25 €', '4 mai 2026']),
    );
    expect(Object.fromEntries(response?.headers ?? [])).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition':
        'inline; filename="apercu-2026-11-23.pdf"; filename*=UTF-8\'\'apercu-2026-11-23.pdf',
      'cache-control': 'private, no-store',
    });
  }));

it('is nothing for another debtor', () =>
  inRollback(async (db) => {
    const [mine, other] = [await givenDossier(db), await givenDossier(db)];
    expect(await serveOverview(contextOf(db, debtorOf(other)), mine.id, 'nl')).toBeNull();
    expect(await serveOverview(contextOf(db, debtorOf(mine)), 'x', 'nl')).toBeNull();
  }));
