import { count } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { attachments, files, messageDrafts } from '@/db/schema/correspondence.ts';
import { attachFile } from '@/lib/documents/commands.ts';
import { inOwnDatabase } from '../support/database.ts';
import { contextOf, debtorOf, givenDossier } from '../support/files/given-dossier.ts';
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
