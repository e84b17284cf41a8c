import type { LawReading } from '@/lib/disputes/law-reading.ts';
import type { InvoiceView } from '@/lib/dossiers/view.ts';
import { type FilingWords, invoiceLine } from '@/lib/i18n/filing-words-in.ts';
import { formatDay, formatMoney } from '@/lib/i18n/format.ts';
import type { Locale } from '@/lib/i18n/locales.ts';
import { Why } from '../law/why.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { Notice } from '../ui/notice.tsx';

type Props = { reading: LawReading; words: FilingWords; locale: Locale };

/** What was asked against what the law allows today, head by head. */
export function CostReading({ reading, words: { dispute }, locale }: Props) {
  const { verdict, heads, tooMuchCents } = reading;
  return (
    <section aria-labelledby="law-costs" className="grid gap-3">
      <h2 id="law-costs" className="text-lg">
        {dispute('costs.title')}
      </h2>
      <Notice tone={verdict === 'tooHigh' ? 'attention' : 'plain'}>
        {dispute(`costs.${verdict}`, { by: formatMoney(tooMuchCents, locale) })}
      </Notice>
      {verdict === 'notJudged' ? null : (
        <>
          <DataTable
            caption={dispute('costs.title')}
            rows={heads}
            keyOf={({ head }) => head}
            dense
            columns={[
              {
                key: 'head',
                head: dispute('costs.head'),
                isHead: true,
                cell: ({ head }) => dispute(`heads.${head}`),
              },
              ...(['claimed', 'asked', 'allowed'] as const).map((key) => ({
                ...{ key, head: dispute(`costs.${key}`), align: 'end' as const },
                cell: (row: LawReading['heads'][number]) => {
                  const amount = row[`${key}Cents`];
                  return amount === null ? dispute('costs.unstated') : formatMoney(amount, locale);
                },
              })),
            ]}
          />
          <Why
            summary={dispute('costs.why')}
            reasons={heads.flatMap(({ because }) => because)}
            locale={locale}
          />
        </>
      )}
    </section>
  );
}

/** When each invoice is prescribed, as the law library reads it. */
export function PrescriptionReading({
  reading,
  invoices,
  words,
  locale,
}: Props & { invoices: readonly InvoiceView[] }) {
  const { dispute } = words;
  return (
    <section aria-labelledby="law-prescription" className="grid max-w-prose gap-3">
      <h2 id="law-prescription" className="text-lg">
        {dispute('old.title')}
      </h2>
      <Notice>{dispute('old.text')}</Notice>
      <ul className="grid gap-3">
        {invoices.map((invoice) => {
          const found = reading.prescriptions.find(({ invoiceId }) => invoiceId === invoice.id);
          return (
            <li key={invoice.id} className="border-s-4 border-line ps-4">
              <p className="font-bold">{invoiceLine(words, invoice, locale)}</p>
              <p>{said(found, dispute, reading, locale)}</p>
              <Why
                summary={dispute('old.why')}
                what={invoice.number}
                reasons={found?.because ?? []}
                locale={locale}
              />
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function said(
  found: LawReading['prescriptions'][number] | undefined,
  dispute: FilingWords['dispute'],
  { on }: LawReading,
  locale: Locale,
): string {
  if (!found) return dispute('old.paid');
  if (!found.from) return dispute('old.unknown');
  return dispute(found.from <= on ? 'old.since' : 'old.until', { day: formatDay(found.from, locale) });
}
