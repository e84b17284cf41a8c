import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { type Day, day } from '../debt-law/day.ts';
import { cents } from '../debt-law/money.ts';
import { taggedPdf } from '../documents/tagged-pdf.ts';
import { formatDay, formatMoney } from '../i18n/format.ts';
import { type Locale, languageTags } from '../i18n/locales.ts';
import { parseAmount } from '../intake/parse-amount.ts';
import { parseFileDay } from '../intake/parse-day.ts';

// Makes the invoices of the demo files anew: `npx tsx lib/cli/sample-invoices.ts`. What it makes is committed.
const words = {
  nl: [
    'Factuur',
    'Voor',
    'Factuurdatum',
    'Te betalen uiterlijk',
    'Omschrijving',
    'Bedrag',
    'Voorbeeldfactuur van een verzonnen firma.',
  ],
  fr: [
    'Facture',
    'Pour',
    'Date de facture',
    'À payer au plus tard le',
    'Description',
    'Montant',
    'Facture d’exemple d’une firme inventée.',
  ],
  de: [
    'Rechnung',
    'Für',
    'Rechnungsdatum',
    'Zahlbar bis',
    'Beschreibung',
    'Betrag',
    'Beispielrechnung einer erfundenen Firma.',
  ],
  en: [
    'Invoice',
    'For',
    'Invoice date',
    'To be paid by',
    'Description',
    'Amount',
    'Sample invoice of an invented firm.',
  ],
} as const;

const folder = path.join(import.meta.dirname, '../../db/samples');
await mkdir(path.join(folder, 'invoices'), { recursive: true });

for (const name of (await readdir(folder)).filter((file) => file.endsWith('.csv'))) {
  const bytes = await readFile(path.join(folder, name));
  const text = new TextDecoder(name.startsWith('1-') ? 'windows-1252' : 'utf-8').decode(bytes, {
    stream: true,
  });
  const rows = parse(text, {
    columns: true,
    delimiter: text.split('\n', 1)[0]?.includes(';') ? ';' : ',',
    bom: true,
  }) as Record<string, string>[];
  for (const row of rows) if (row.invoice_pdf) await makeInvoice(row, row.invoice_pdf);
}

async function makeInvoice(row: Record<string, string>, file: string): Promise<void> {
  const locale = row.debtor_language as Locale;
  const [invoice, to, issued, due, description, amount, note] = words[locale];
  const issuedOn = parseFileDay(row.invoice_issued_on ?? '') as Day;
  const amountRead = parseAmount(row.invoice_amount ?? '');
  if (!amountRead.ok) throw new Error(`no amount in ${file}`);
  const sender = row.original_creditor_name || row.creditor_name || '';
  const pdf = taggedPdf({
    lang: languageTags[locale],
    title: `${invoice} ${row.invoice_number}`,
    author: sender,
    madeAt: new Date(`${issuedOn}T09:00:00Z`),
  });
  pdf.h1(`${invoice} ${row.invoice_number}`);
  pdf.paragraph(sender, true);
  pdf.facts([
    {
      label: to,
      value: `${row.debtor_name}, ${row.debtor_street}, ${row.debtor_postal_code} ${row.debtor_city}`,
    },
    { label: issued, value: formatDay(issuedOn, locale) },
    { label: due, value: formatDay(day(parseFileDay(row.invoice_due_on ?? '') ?? ''), locale) },
  ]);
  const money = formatMoney(cents(amountRead.value), locale);
  pdf.table(
    [{ width: 0.7 }, { width: 0.3, align: 'right' }],
    [description, amount],
    [[{ text: row.invoice_description ?? '' }, { text: money, bold: true }]],
  );
  pdf.paragraph(note, true);
  await writeFile(path.join(folder, file), await pdf.finish((page, pages) => `${page}/${pages}`));
}
