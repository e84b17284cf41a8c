import { expect, it } from 'vitest';
import { dossiers, invoices, ledgerEntries } from '@/db/schema/dossiers.ts';
import { directoryStore } from '@/lib/storage/directory.ts';
import { contextFor, system } from '../support/actors.ts';
import { aRow, csvOf, importText } from '../support/creditor-file.ts';
import { inOwnDatabase } from '../support/database.ts';
import { temporaryFolder } from '../support/temporary.ts';

it('takes in a file once, however many times it is given at once', () =>
  inOwnDatabase(async ({ db }) => {
    const { folder, remove } = temporaryFolder('intake');
    const ctx = contextFor(db, system);
    const text = csvOf(
      Array.from({ length: 50 }, (_, i) => aRow({ invoice_number: `F-${i}`, payments: '2026-08-01:5,00' })),
    );
    const results = await Promise.all(
      Array.from({ length: 4 }, () => importText(ctx, text, { storage: directoryStore(folder) })),
    );
    const added = results.map((result) => (result.ok ? result.value.newInvoices : result.error));
    expect(added.sort()).toEqual([0, 0, 0, 50]);
    expect(await db.$count(dossiers)).toBe(1);
    expect(await db.$count(invoices)).toBe(50);
    expect(await db.$count(ledgerEntries)).toBe(50);
    remove();
  }));
