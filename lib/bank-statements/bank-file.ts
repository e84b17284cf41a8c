import { createHash } from 'node:crypto';
import { readCamt053 } from './camt053.ts';
import { readCoda } from './coda.ts';
import { type BankEvent, UnreadableBankFile } from './model.ts';
import { StatementCount, type StatementSummary } from './summary.ts';

export type BankFormat = 'camt053' | 'coda';

/** The bytes of a file, from their beginning; asked more than once. */
export type OpenFile = () => AsyncIterable<Uint8Array>;

/** A statement that was read to its end; not bookable when there is a reason against it. */
export type InspectedStatement = StatementSummary & {
  number: string | null;
  statedOn: string | null;
  /** How many of its payments concern us. */
  payments: number;
  bookable: boolean;
  reasons: string[];
};

export type InspectedFile = { format: BankFormat; sha256: string; statements: InspectedStatement[] };

const readers: Record<BankFormat, (chunks: AsyncIterable<Uint8Array>) => AsyncGenerator<BankEvent>> = {
  camt053: readCamt053,
  coda: readCoda,
};

/** Tells the format by what a file begins with. */
async function formatOf(chunks: AsyncIterable<Uint8Array>): Promise<BankFormat> {
  let head = Buffer.alloc(0);
  for await (const chunk of chunks) {
    head = Buffer.concat([head, chunk]);
    if (head.length >= 64) break;
  }
  // In UTF-16, each letter of the beginning has an empty byte beside it.
  const text = head
    .toString('latin1')
    .replace(/^(\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '')
    .replaceAll('\0', '');
  if (/^\s*</.test(text)) return 'camt053';
  if (/^0.{13}05/.test(text)) return 'coda';
  throw new UnreadableBankFile(1, 'unknownFormat');
}

/** What a file hands out, whatever its format. Throws `UnreadableBankFile`. */
export async function* readBankFile(open: OpenFile): AsyncGenerator<BankEvent> {
  yield* readers[await formatOf(open())](open());
}

/** Reads a file to its end before anything of it is used. Throws `UnreadableBankFile`. */
export async function inspectBankFile(open: OpenFile, accounts: readonly string[]): Promise<InspectedFile> {
  const format = await formatOf(open());
  const digest = createHash('sha256');
  const statements: InspectedStatement[] = [];
  let count = new StatementCount();
  for await (const event of readers[format](digesting(open(), digest))) {
    if (event.type === 'statement') count = new StatementCount();
    else if (event.type === 'leaf') count.leaf(event.leaf);
    else if (event.type === 'entry') count.entry(event);
    else {
      const reasons = reasonsAgainst(event, accounts);
      statements.push({
        ...count.summary(event, event.head),
        number: event.head.number,
        statedOn: event.head.on,
        payments: count.payments,
        bookable: reasons.length === 0,
        reasons,
      });
    }
  }
  return { format, sha256: digest.digest('hex'), statements };
}

async function* digesting(
  chunks: AsyncIterable<Uint8Array>,
  digest: ReturnType<typeof createHash>,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    digest.update(chunk);
    yield chunk;
  }
}

/** An older file has the number of an account without its country: the last twelve digits tell a Belgian one. */
const isSameAccount = (ours: string, theirs: string): boolean =>
  ours === theirs || (/^\d{12}$/.test(theirs) && ours === `BE${ours.slice(2, 4)}${theirs}`);

function reasonsAgainst(
  { head, faults }: Extract<BankEvent, { type: 'end' }>,
  accounts: readonly string[],
): string[] {
  const { account, currency } = head;
  return [
    ...(account !== null && accounts.some((ours) => isSameAccount(ours, account)) ? [] : ['unknownAccount']),
    ...(currency === null || currency === 'EUR' ? [] : ['currency']),
    ...faults,
  ];
}
