import { count } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { attachments, documents, files, messageDrafts } from '@/db/schema/correspondence.ts';
import { day } from '@/lib/debt-law/day.ts';
import { addDocument, attachFile } from '@/lib/documents/commands.ts';
import { inOwnDatabase } from '../support/database.ts';
import { contextOf, debtorOf, givenDossier, givenStaff } from '../support/files/given-dossier.ts';
import { bytesOf, joined, pdf } from '../support/files/sample-files.ts';

const upload = (i: number) =>
  new File([joined(pdf(), bytesOf(' '.repeat(i))) as Uint8Array<ArrayBuffer>], `${i}.pdf`, {
    type: 'application/pdf',
  });

it('keeps exactly ten of thirty files that arrive at once', () =>
  inOwnDatabase(async ({ db }) => {
    const dossier = await givenDossier(db);
    const ctx = contextOf(db, debtorOf(dossier));
    const results = await Promise.all(
      Array.from({ length: 30 }, (_, i) => attachFile(ctx, { dossierId: dossier.id, file: upload(i) })),
    );
    expect(results.filter((result) => result.ok)).toHaveLength(10);
    expect(results.filter((result) => !result.ok && result.error === 'tooManyFiles')).toHaveLength(20);
    expect((await db.select({ n: count() }).from(attachments))[0]?.n).toBe(10);
    expect((await db.select({ n: count() }).from(messageDrafts))[0]?.n).toBe(1);
  }));

it('keeps exactly what fits of a dossier that is almost full', () =>
  inOwnDatabase(async ({ db }) => {
    const dossier = await givenDossier(db);
    const ctx = contextOf(db, debtorOf(dossier));
    const room = 3 * pdf().length + 3 * 7;
    await db.insert(files).values({
      dossierId: dossier.id,
      storageKey: 'large',
      name: 'x',
      mediaType: 'application/pdf',
      sha256: 'a'.repeat(64),
      sizeBytes: 100 * 1024 * 1024 - room,
      uploadedByDebtorId: dossier.debtorId,
    });
    const results = await Promise.all(
      Array.from({ length: 8 }, (_, i) => attachFile(ctx, { dossierId: dossier.id, file: upload(i) })),
    );
    expect(results.filter((result) => result.ok)).toHaveLength(3);
    expect(results.filter((result) => !result.ok && result.error === 'dossierFull')).toHaveLength(5);
    expect((await db.select({ n: count() }).from(attachments))[0]?.n).toBe(3);
  }));

it('keeps one document of a form that arrives in four dossiers at once', () =>
  inOwnDatabase(async ({ db }) => {
    const dossiers = [];
    for (let i = 0; i < 4; i++) dossiers.push(await givenDossier(db));
    const ctx = contextOf(db, await givenStaff(db));
    const form = { kind: 'letter', title: 'Brief', issuedOn: day('2026-11-20') } as const;
    const submissionId = crypto.randomUUID();
    const results = await Promise.all(
      dossiers.map(({ id }) => addDocument(ctx, { ...form, dossierId: id, file: upload(1), submissionId })),
    );
    const answers = results.map((result) => (result.ok ? 'kept' : result.error)).sort();
    expect(answers).toEqual(['kept', 'notFound', 'notFound', 'notFound']);
    expect([await db.$count(documents), await db.$count(files)]).toEqual([1, 1]);
  }));
