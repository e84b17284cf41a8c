import { createReadStream, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Database } from '@/db/client.ts';
import type { Context, SystemActor } from '@/lib/context.ts';
import { findFile } from '@/lib/documents/queries.ts';
import { findDossier, listInvoices } from '@/lib/dossiers/queries.ts';
import { type ImportResult, importDossiers } from '@/lib/intake/commands.ts';
import { readBeside } from '@/lib/intake/read-beside.ts';
import { directoryStore } from '@/lib/storage/directory.ts';
import { contextFor, system } from '../support/actors.ts';
import { aRow, csvOf, type FileRow, importText } from '../support/creditor-file.ts';
import { inOwnDatabase } from '../support/database.ts';
import { bytesOf, joined, pdf, zip } from '../support/files/sample-files.ts';
import { listed } from '../support/files/stored.ts';
import { temporaryFolder } from '../support/temporary.ts';

type Given = { db: Database; ctx: Context<SystemActor>; storage: ReturnType<typeof directoryStore> };

/** An import commits, so each test has a database and a folder of its own. */
const withIntake = (run: (given: Given) => Promise<void>) => () =>
  inOwnDatabase(async ({ db }) => {
    const { folder, remove } = temporaryFolder('intake');
    const ctx = contextFor(db, system);
    await run({ db, ctx, storage: directoryStore(folder) });
    remove();
  });

const tables = [
  ...['creditors', 'debtors', 'dossiers', 'invoices', 'reminders', 'ledger_entries', 'plans'],
  ...['documents', 'files', 'imports', 'audit_events'],
] as const;

async function rowsOf<T>(db: Database, query: string): Promise<T[]> {
  return ((await db.execute(query)) as unknown as { rows: T[] }).rows;
}

/** How many rows each table of the intake has. */
async function counts(db: Database): Promise<Record<(typeof tables)[number], number>> {
  const asked = tables.map((table) => `(select count(*)::int from ${table}) as ${table}`).join(', ');
  const [found] = await rowsOf<Record<(typeof tables)[number], number>>(db, `select ${asked}`);
  if (!found) throw new Error('no counts');
  return found;
}

const codes = (result: ImportResult) =>
  result.ok ? [] : result.faults.map(({ line, column, code }) => `${line} ${column} ${code}`);

const samples = 'db/samples';
const sampleNames = readdirSync(samples).filter((name) => name.endsWith('.csv'));

async function importSamples({ ctx, storage }: Given, dryRun = false): Promise<ImportResult[]> {
  const results: ImportResult[] = [];
  for (const fileName of sampleNames) {
    const file = `${samples}/${fileName}`;
    const open = () => createReadStream(file);
    results.push(await importDossiers(ctx, { fileName, open, readPdf: readBeside(file), dryRun, storage }));
  }
  return results;
}

describe('the sample files', () => {
  it(
    'are taken in with their PDFs, and add nothing the second time',
    withIntake(async (given) => {
      const { db, storage } = given;
      const first = await importSamples(given);
      expect(first.flatMap(codes)).toEqual([]);
      const before = await counts(db);
      expect(before).toMatchObject({ creditors: 3, imports: 3, audit_events: 3 });
      expect(before.dossiers).toBeGreaterThanOrEqual(8);
      expect(await listed(storage)).toHaveLength(before.files);
      expect(before.documents).toBe(before.files);

      for (const result of await importSamples(given)) {
        expect(result).toMatchObject({ ok: true, value: { newDossiers: 0, newInvoices: 0, newPdfs: 0 } });
      }
      expect(await counts(db)).toEqual({ ...before, imports: 6, audit_events: 6 });
      expect(await listed(storage)).toHaveLength(before.files);
    }),
  );

  it(
    'leave nothing after a dry run, which counts the same',
    withIntake(async (given) => {
      const before = await counts(given.db);
      const dry = await importSamples(given, true);
      expect(await counts(given.db)).toEqual(before);
      expect(await listed(given.storage)).toEqual([]);
      expect(dry.map((result) => result.ok)).toEqual([true, true, true]);
      expect(dry).toEqual(await importSamples(given));
    }),
  );
});

describe('a file with old and new lines', () => {
  it(
    'adds the new ones alone, and keeps what is known as it is',
    withIntake(async ({ db, ctx, storage }) => {
      const old = aRow({ payments: '2026-08-01:50,00', reminders: '2026-07-28:post', debtor_city: 'Gent' });
      expect(await importText(ctx, csvOf([old]), { storage })).toMatchObject({
        ok: true,
        value: { rows: 1, newDossiers: 1, newInvoices: 1, principalCents: 18_450 },
      });
      const [known] = await rowsOf<{ reference: string }>(db, 'select reference from dossiers');
      const later = [
        { ...old, payments: '2026-08-01:50,00|2026-08-01:50,00|2026-09-01:10,00', debtor_city: 'Aalst' },
        aRow({ invoice_number: 'F-2', invoice_amount: '20,05', debtor_city: 'Aalst' }),
        aRow({ invoice_number: 'F-1', dossier_number: 'D-2', debtor_city: 'Aalst' }),
      ];
      expect(await importText(ctx, csvOf(later), { storage })).toMatchObject({
        ok: true,
        value: { rows: 3, debtors: 1, dossiers: 2, newDossiers: 1, newInvoices: 2, principalCents: 38_905 },
      });
      expect(await counts(db)).toMatchObject({
        debtors: 1,
        dossiers: 2,
        invoices: 3,
        reminders: 1,
        ledger_entries: 3,
      });
      const [debtor] = await rowsOf<{ city: string }>(db, 'select city from debtors');
      expect(debtor).toEqual({ city: 'Gent' });
      const references = await rowsOf<{ reference: string }>(db, 'select reference from dossiers');
      expect(references).toContainEqual(known);
    }),
  );

  it(
    'is refused whole when a known invoice comes with other facts',
    withIntake(async ({ db, ctx, storage }) => {
      await importText(ctx, csvOf([aRow()]), { storage });
      const before = await counts(db);
      const others: FileRow[] = [
        { invoice_amount: '184,51' },
        { invoice_due_on: '2026-07-17' },
        { invoice_description: 'Gas' },
        { claimed_charge: '20,00' },
      ];
      for (const facts of others) {
        const changed = csvOf([aRow({ invoice_number: 'F-9' }), aRow(facts)]);
        const result = await importText(ctx, changed, { storage });
        expect(codes(result), JSON.stringify(facts)).toEqual(['3 invoice_number changedInvoice']);
      }
      const moved = await importText(ctx, csvOf([aRow({ debtor_number: 'K-2' })]), { storage });
      expect(codes(moved)).toEqual(['2 dossier_number changedDossier']);
      expect(await counts(db)).toEqual(before);
    }),
  );
});

// As Factur-X and Peppol have it: the figures of the invoice once more, for a machine.
const hybrid = [
  '<< /Type /Filespec /F (factur-x.xml) /AFRelationship /Data /EF << /F 7 0 R >> >>',
  '<< /Type /EmbeddedFile /Subtype /text#2Fxml /Length 6 >>\nstream\n<cii/>\nendstream',
  '<< /EmbeddedFiles << /Names [(factur-x.xml) 6 0 R] >> >>',
];

it(
  'takes in an electronic invoice with its data within, to be saved and never to be shown in place',
  withIntake(async ({ db, ctx, storage }) => {
    const files: Record<string, Uint8Array> = {
      'plain.pdf': joined(pdf(), bytesOf('GIF89a behind the end')),
      'hybrid.pdf': pdf({ objects: hybrid }),
      'folded.pdf': pdf({ folded: '<< /EmbeddedFiles 9 0 R >>' }),
    };
    const rows = Object.keys(files).map((name) => aRow({ invoice_number: name, invoice_pdf: name }));
    const readPdf = async (name: string) => files[name] ?? null;
    const result = await importText(ctx, csvOf(rows), { storage, readPdf });
    expect(result).toMatchObject({ ok: true, value: { newPdfs: 3 } });

    const [row] = await rowsOf<{ id: string }>(db, 'select id from dossiers');
    const dossier = await findDossier(ctx, row?.id ?? '');
    if (!dossier) throw new Error('the dossier was not written');
    const invoices = await listInvoices(ctx, dossier);
    const shown = Object.fromEntries(invoices.map((each) => [each.number, each.servedInline]));
    expect(shown).toEqual({ 'plain.pdf': true, 'hybrid.pdf': false, 'folded.pdf': false });
    for (const { number, fileId } of invoices) {
      const file = await findFile(ctx, fileId ?? '');
      expect(file).toMatchObject({ name: number, servedInline: shown[number] });
      const kept = await new Response(file && (await storage.get(file))).arrayBuffer();
      expect(new Uint8Array(kept)).toEqual(number === 'plain.pdf' ? pdf({ after: '' }) : files[number]);
    }
  }),
);

describe('all or nothing', () => {
  const withPdfs = csvOf([
    aRow({ invoice_pdf: 'one.pdf' }),
    aRow({ invoice_number: 'F-2', invoice_pdf: 'two.pdf' }),
  ]);

  it(
    'removes the stored PDFs again when a later one cannot be read any more',
    withIntake(async ({ db, ctx, storage }) => {
      const before = await counts(db);
      let readings = 0;
      // Each PDF is read to be judged, and read again to be stored: the fourth reading is that of the second one.
      const readPdf = async () => (++readings === 4 ? null : pdf());
      await expect(importText(ctx, withPdfs, { storage, readPdf })).rejects.toThrow('went away');
      expect(readings).toBe(4);
      expect(await listed(storage)).toEqual([]);
      expect(await counts(db)).toEqual(before);
      const again = await importText(ctx, withPdfs, { storage, readPdf: async () => pdf() });
      expect(again).toMatchObject({ ok: true, value: { newPdfs: 2 } });
    }),
  );

  it(
    'keeps nothing when a PDF became another one between judging and storing',
    withIntake(async ({ ctx, storage }) => {
      let readings = 0;
      const script = pdf({ objects: ['<< /S /JavaScript /JS (x) >>'] });
      const readPdf = async () => (++readings === 4 ? script : pdf());
      await expect(importText(ctx, withPdfs, { storage, readPdf })).rejects.toThrow('changed');
      expect(await listed(storage)).toEqual([]);
    }),
  );

  it(
    'fails when the file cannot be read to its end',
    withIntake(async ({ db, ctx, storage }) => {
      const before = await counts(db);
      let openings = 0;
      const open = async function* () {
        openings += 1;
        yield Buffer.from(csvOf([aRow()]));
        if (openings === 2) throw new Error('the disk went away');
      };
      const file = { fileName: 'a.csv', open, readPdf: async () => null, dryRun: false, storage };
      await expect(importDossiers(ctx, file)).rejects.toThrow('the disk went away');
      expect(await counts(db)).toEqual(before);
    }),
  );
});

const names = 'Zoë Müller-D’Hondt €';

/** The bytes of a text in Windows-1252, for the few letters outside Latin-1 that these tests use. */
const windows1252 = (text: string) =>
  Buffer.from(text.replaceAll('€', '\u0080').replaceAll('’', '\u0092'), 'latin1');

it(
  'reads both encodings and separators, with quotes, blank lines and titles in capitals',
  withIntake(async ({ db, ctx, storage }) => {
    const dialects: [(text: string) => Uint8Array, ';' | ','][] = [
      [(text) => Buffer.from(text), ';'],
      [(text) => Buffer.from(text), ','],
      [(text) => Buffer.from(`\ufeff${text}`), ';'],
      [windows1252, ';'],
      [windows1252, ','],
    ];
    for (const [i, [encoded, delimiter]] of dialects.entries()) {
      const row = aRow({
        debtor_number: `K-${i}`,
        dossier_number: `D-${i}`,
        debtor_name: ` ${names} `,
        invoice_description: 'Fiets; zadel,\n"rood"',
      });
      const text = csvOf([row], { delimiter, newline: '\r\n' })
        .replace('debtor_name', ' Debtor Name ')
        .replace('\r\n', '\r\n\r\n');
      expect(codes(await importText(ctx, encoded(text), { storage }))).toEqual([]);
    }
    const read = await rowsOf(
      db,
      'select name, description from dossiers d join debtors p on p.id = d.debtor_id join invoices i on i.dossier_id = d.id',
    );
    expect(read).toEqual(dialects.map(() => ({ name: names, description: 'Fiets; zadel, "rood"' })));
  }),
);

it(
  'reports each fault of a file with line, column and code, in one run',
  withIntake(async ({ db, ctx, storage }) => {
    await importText(ctx, csvOf([aRow(), aRow({ dossier_number: 'D-2' })]), { storage });
    const before = await counts(db);
    const faulty: [facts: FileRow, fault: string][] = [
      [{ invoice_amount: 'twelve' }, 'invoice_amount amount'],
      [{ invoice_amount: '-12,00' }, 'invoice_amount amount'],
      [{ invoice_amount: '1.234' }, 'invoice_amount amountAmbiguous'],
      [{ invoice_amount: '0,00' }, 'invoice_amount amountZero'],
      [{ claimed_charge: '1,5E+03' }, 'claimed_charge excel'],
      [{ debtor_name: 'An\u0000' }, 'debtor_name characters'],
      [{ debtor_name: 'An \u202exe' }, 'debtor_name characters'],
      [{ debtor_kind: 'person' }, 'debtor_kind choice'],
      [{ debtor_language: 'es' }, 'debtor_language choice'],
      [{ creditor_is_sme: 'perhaps' }, 'creditor_is_sme choice'],
      [{ debt_kind: '__proto__' }, 'debt_kind choice'],
      [{ debtor_country: 'Belgium' }, 'debtor_country choice'],
      [{ ...plan, plan_every: 'year' }, 'plan_every choice'],
      [{ ...plan, plan_instalments: '0' }, 'plan_instalments count'],
      [{ plan_instalment: '10,00' }, 'plan_agreed_on planIncomplete'],
      [{ invoice_issued_on: '31/02/2026' }, 'invoice_issued_on day'],
      [{ invoice_due_on: '07/16/2026' }, 'invoice_due_on day'],
      [{ debtor_email: 'an.example.be' }, 'debtor_email email'],
      [{ creditor_enterprise_number: '0999.990.124' }, 'creditor_enterprise_number enterpriseNumber'],
      [{ original_creditor_enterprise_number: '9,9E+08' }, 'original_creditor_enterprise_number excel'],
      [{ dossier_number: '1,2E+11' }, 'dossier_number excel'],
      [{ reminders: '2026-07-28' }, 'reminders list'],
      [{ formal_notices: '2026-07-28:pigeon' }, 'formal_notices list'],
      [{ payments: '2026-07-28' }, 'payments list'],
      [{ credit_notes: '2026-07-28:0,00' }, 'credit_notes list'],
      [{ invoice_pdf: '../a.pdf' }, 'invoice_pdf pdfFolder'],
      [{ invoice_pdf: 'gone.pdf' }, 'invoice_pdf pdfMissing'],
      [{ invoice_pdf: 'words.pdf' }, 'invoice_pdf pdfNotPdf'],
      [{ invoice_pdf: 'large.pdf' }, 'invoice_pdf pdfTooLarge'],
      [{ invoice_pdf: 'script.pdf' }, 'invoice_pdf pdfActive'],
      [{ invoice_pdf: 'program.pdf' }, 'invoice_pdf pdfActive'],
      [{ invoice_pdf: 'folded.pdf' }, 'invoice_pdf pdfActive'],
      [{ invoice_pdf: 'hybrid-with-script.pdf' }, 'invoice_pdf pdfActive'],
      [{ invoice_pdf: 'locked.pdf' }, 'invoice_pdf pdfLocked'],
      [{ invoice_pdf: 'cut.pdf' }, 'invoice_pdf pdfDamaged'],
      [{ invoice_pdf: 'archive.pdf' }, 'invoice_pdf pdfMixed'],
      [{ charge_clause_percent: '8,125' }, 'charge_clause_percent percent'],
      [{ debtor_number: '' }, 'debtor_number required'],
      [{ debtor_street: 'x'.repeat(201) }, 'debtor_street tooLong'],
      [{ invoice_number: 'x'.repeat(61) }, 'invoice_number tooLong'],
      // What shows only next to other lines.
      [{ creditor_name: 'Other NV' }, 'creditor_name creditorFacts'],
      [{ debtor_name: 'Lotte V.', debtor_number: 'K-9', dossier_number: 'D-9' }, 'debtor_name debtorFacts'],
      [{ dossier_number: 'D-9', debtor_number: 'K-8' }, 'debtor_number dossierDebtor'],
      [{ dossier_number: 'D-9', debtor_number: 'K-9', recurring: 'ja' }, 'dossier_number dossierFacts'],
      [
        { dossier_number: 'D-9', debtor_number: 'K-9', invoice_number: 'F-9' },
        'invoice_number duplicateInvoice',
      ],
      // What shows only next to what is known.
      [{ dossier_number: 'D-1', debtor_number: 'K-8' }, 'dossier_number changedDossier'],
      [{ ...aRow({ dossier_number: 'D-2' }), invoice_amount: '1' }, 'invoice_number changedInvoice'],
    ];
    const first = aRow({ dossier_number: 'D-9', debtor_number: 'K-9', invoice_number: 'F-9' });
    const rows = faulty.map(([facts], i) =>
      aRow({ dossier_number: `N-${i}`, debtor_number: `N-${i}`, invoice_number: `N-${i}`, ...facts }),
    );
    const files: Record<string, Uint8Array> = {
      'words.pdf': Buffer.from('not a PDF'),
      'script.pdf': pdf({ objects: ['<< /S /JavaScript /JS (app.alert) >>'] }),
      'program.pdf': pdf({ objects: ['<< /S /Launch /F (cmd.exe) >>'] }),
      'folded.pdf': pdf({ folded: '<< /S /J#61vaScript /JS (x) >>' }),
      'hybrid-with-script.pdf': pdf({ objects: [...hybrid, '<< /JS 9 0 R >>'] }),
      'locked.pdf': pdf({ trailer: '/Encrypt 9 0 R' }),
      'cut.pdf': pdf().subarray(0, -30),
      'archive.pdf': joined(pdf(), zip()),
      'large.pdf': Buffer.concat([pdf(), Buffer.alloc(10 * 1024 * 1024)]),
    };
    const text = csvOf([first, ...rows]);
    const [header = '', ...lines] = text.split('\n');
    const more = `${header};debtor_phon;debtor_city;debtor_city`;
    const full = csvOf([aRow({ ...first, invoice_number: 'F-10' })]).split('\n')[1] ?? '';
    const tooMany = `${full}${';'.repeat(more.split(';').length - full.split(';').length)};x`;
    const last = full.replace('184,50', '-1,00').replace('F-10', 'F-11');
    const file = [more, ...lines.slice(0, -1), tooMany, '"never closed;a;b', '', last, ''].join('\n');

    const result = await importText(ctx, file, { storage, readPdf: async (path) => files[path] ?? null });

    const expected = [
      '1 debtor_phon unknownColumn',
      '1 debtor_city duplicateColumn',
      ...faulty.map(([, fault], i) => `${i + 3} ${fault}`),
      `${faulty.length + 3} row columns`,
      `${faulty.length + 4} row csv`,
      `${faulty.length + 6} invoice_amount amount`,
    ];
    expect(codes(result)).toEqual(expected);
    expect(result).toMatchObject({ ok: false, total: expected.length });
    expect(result.ok ? [] : result.faults[0]).toMatchObject({ hint: 'debtor_phone' });
    expect(await counts(db)).toEqual(before);
  }),
);

const plan = {
  plan_agreed_on: '2026-08-01',
  plan_first_due_on: '2026-09-01',
  plan_instalment: '10,00',
  plan_instalments: '3',
  plan_every: 'month',
};

it(
  'says what is wrong with a file that has no lines or a wrong header',
  withIntake(async ({ ctx, storage }) => {
    const [header = ''] = csvOf([aRow()]).split('\n');
    const files: [string | Uint8Array, string[]][] = [
      ['', ['1 file empty']],
      [`${header}\n\n`, ['1 file empty']],
      [`\n${header};;\n`, ['2 column 13 unknownColumn', '2 column 14 unknownColumn']],
      [Buffer.from('\ufeffcreditor_name', 'utf16le'), ['1 file encoding']],
      [Buffer.concat([Buffer.from(`\ufeff${header}`), Buffer.from([0xeb])]), ['1 file brokenUtf8']],
      [
        csvOf([aRow({ debtor_kind: 'person' }), aRow()]).replace('invoice_amount', 'invoice_ammount'),
        [
          '1 invoice_amount missingColumn',
          '1 invoice_ammount unknownColumn',
          '2 debtor_kind choice',
          '3 invoice_number duplicateInvoice',
        ],
      ],
    ];
    for (const [file, expected] of files) {
      expect(codes(await importText(ctx, file, { storage }))).toEqual(expected);
    }
  }),
);

it(
  'takes in 5,000 lines set by set',
  withIntake(async ({ db, ctx, storage }) => {
    const rows = Array.from({ length: 5_000 }, (_, i) =>
      aRow({
        debtor_number: `K-${i >> 2}`,
        dossier_number: `D-${i >> 1}`,
        invoice_number: `F-${i}`,
        invoice_amount: '10,01',
        reminders: '2026-07-28:post|2026-08-20:email:7,50',
        recurring: 'no',
        payments: '2026-08-01:2,00',
      }),
    );
    expect(await importText(ctx, csvOf(rows), { storage })).toEqual({
      ok: true,
      value: {
        rows: 5_000,
        creditors: 1,
        debtors: 1_250,
        dossiers: 2_500,
        principalCents: 5_005_000,
        newDossiers: 2_500,
        newInvoices: 5_000,
        newPdfs: 0,
        erasedRows: 0,
        heldDossiers: 0,
      },
      warnings: [],
      total: 0,
    });
    expect(await counts(db)).toMatchObject({ invoices: 5_000, reminders: 10_000, ledger_entries: 5_000 });
    const [distinct] = await rowsOf(
      db,
      'select count(distinct reference)::int as a, count(distinct structured_communication)::int as b from dossiers',
    );
    expect(distinct).toEqual({ a: 2_500, b: 2_500 });
  }),
);

it(
  'counts all faults of a file without a right line, and keeps the first thousand',
  withIntake(async ({ db, ctx, storage }) => {
    const rows = Array.from({ length: 6_000 }, (_, i) =>
      aRow({ invoice_number: `F-${i}`, invoice_amount: 'x', invoice_due_on: 'y', debtor_kind: 'z' }),
    );
    const result = await importText(ctx, csvOf(rows), { storage });
    expect(result).toMatchObject({ ok: false, total: 18_000 });
    expect(codes(result)).toHaveLength(1_000);
    expect(codes(result).slice(0, 3)).toEqual([
      '2 debtor_kind choice',
      '2 invoice_due_on day',
      '2 invoice_amount amount',
    ]);
    expect(await counts(db)).toMatchObject({ imports: 0, invoices: 0 });
  }),
);

it(
  'keeps formulas and statements as the words they are',
  withIntake(async ({ db, ctx, storage }) => {
    const name = `=cmd|' /C calc'!A0"); drop table debtors; --`;
    await importText(ctx, csvOf([aRow({ debtor_name: name })]), { storage });
    expect(await rowsOf(db, 'select name from debtors')).toEqual([{ name }]);
  }),
);

it(
  'takes in what only looks wrong, and says so',
  withIntake(async ({ ctx, storage }) => {
    const rows = [
      aRow(),
      aRow({ invoice_number: 'F-2', reminders: '2026-07-01:post', payments: '2026-08-01:999,00' }),
    ];
    expect(await importText(ctx, csvOf(rows), { storage })).toMatchObject({
      ok: true,
      value: { newInvoices: 2 },
      warnings: [
        { line: 3, column: 'reminders', code: 'sentBeforeDue' },
        { line: 3, column: 'payments', code: 'overpaid' },
      ],
      total: 2,
    });
  }),
);

it(
  'keeps the accounts on which a creditor takes payments itself, each once',
  withIntake(async ({ db, ctx, storage }) => {
    const text = csvOf([
      aRow({ invoice_number: 'F-1', creditor_iban: 'BE62 5100 0754 7061' }),
      aRow({ invoice_number: 'F-2', creditor_iban: 'BE43068999999501' }),
      aRow({ invoice_number: 'F-3', creditor_iban: '' }),
    ]);
    for (let i = 0; i < 2; i++) expect((await importText(ctx, text, { storage })).ok).toBe(true);
    expect(await rowsOf(db, 'select iban from creditor_accounts order by iban')).toEqual([
      { iban: 'BE43068999999501' },
      { iban: 'BE62510007547061' },
    ]);
  }),
);
