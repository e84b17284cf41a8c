import { sql } from 'drizzle-orm';
import type { Database } from '@/db/client.ts';
import type { receiptKindEnum } from '@/db/schema/receipts.ts';
import { rowsOf } from '../rows-of.ts';

export type ReceiptKind = (typeof receiptKindEnum.enumValues)[number];

const at = (column: ReturnType<typeof sql>) =>
  sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const files = (where: ReturnType<typeof sql>) =>
  sql`(select coalesce(jsonb_agg(jsonb_build_object('name', file.name, 'sha256', file.sha256) order by file.sha256, file.name), '[]') from ${where})`;

const contents: Record<ReceiptKind, (id: string) => ReturnType<typeof sql>> = {
  message: (id) => sql`select jsonb_build_object('body', body, 'at', ${at(sql`sent_at`)},
      'files', ${files(sql`attachments attached join files file on file.id = attached.file_id where attached.message_id = message.id`)}) as content
    from messages message where id = ${id}::uuid`,
  closing: (id) =>
    sql`select jsonb_build_object('body', body, 'at', ${at(sql`sent_at`)}) as content from messages where id = ${id}::uuid`,
  filing: (id) => sql`select jsonb_build_object('kind', kind, 'details', details, 'at', ${at(sql`filed_at`)},
      'files', ${files(sql`filing_files attached join files file on file.id = attached.file_id where attached.filing_id = filing.id and attached.event_id is null`)}) as content
    from filings filing where id = ${id}::uuid`,
  addition: (
    id,
  ) => sql`select jsonb_build_object('filing', filing_id, 'act', act, 'note', note, 'details', details, 'at', ${at(sql`at`)},
      'files', ${files(sql`filing_files attached join files file on file.id = attached.file_id where attached.event_id = event.id`)}) as content
    from filing_events event where id = ${id}::int8`,
  report: (
    id,
  ) => sql`select jsonb_build_object('kind', report.kind, 'amountCents', amount_cents, 'paidOn', paid_on::text, 'accountEnd', account_end,
      'payerAccount', payer_account, 'beneficiaryAccount', beneficiary_account, 'communication', communication, 'at', ${at(sql`reported_at`)},
      'file', file.sha256) as content
    from payment_reports report left join files file on file.id = report.file_id where report.id = ${id}::uuid`,
};

/** What a receipt is of, as it stands now: the same when it is written and when it is checked. Null where it is gone. */
export async function contentOf(tx: Database, kind: ReceiptKind, objectId: string): Promise<unknown> {
  const [row] = await rowsOf<{ content: unknown }>(tx, contents[kind](objectId));
  return row?.content ?? null;
}
