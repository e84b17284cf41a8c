import type { Day } from '../debt-law/day.ts';
import { readCamt053 } from './camt053.ts';
import { readCoda } from './coda.ts';
import { type BankEvent, type StatementHead, UnreadableBankFile } from './model.ts';
import { StatementCount, type StatementSummary } from './summary.ts';

export type BankFormat = 'camt053' | 'coda';

/** The bytes of a file, from their beginning; asked more than once. */
export type OpenFile = () => AsyncIterable<Uint8Array>;

/** A statement that was read to its end; not bookable when there is a reason against it. */
export type InspectedStatement = StatementSummary & {
  number: string | null;
  statedOn: Day | null;
  /** How many of its payments concern us. */
  payments: number;
  bookable: boolean;
  reasons: string[];
};

export type InspectedFile = { format: BankFormat; statements: InspectedStatement[] };

const readers: Record<BankFormat, (chunks: AsyncIterable<Uint8Array>) => AsyncGenerator<BankEvent[]>> = {
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

/** The format of a file and what it hands out. Throws `UnreadableBankFile`, at once or while it is read. */
export async function readBankFile(
  open: OpenFile,
): Promise<{ format: BankFormat; events: AsyncGenerator<BankEvent[]> }> {
  const format = await formatOf(open());
  return { format, events: readers[format](open()) };
}

/** Counts a file while its events pass, and judges each statement when it has ended. */
export class BankFileInspection {
  #count = new StatementCount();

  constructor(readonly accounts: readonly string[]) {}

  /** Takes in an event; answers the statement that ended with it. */
  take(event: BankEvent): InspectedStatement | null {
    if (event.type === 'statement') this.#count = new StatementCount();
    else if (event.type === 'leaf') this.#count.leaf(event.leaf);
    else if (event.type === 'entry') this.#count.entry(event);
    else {
      const { head, faults } = event;
      const reasons = [...this.reasonsAgainst(head), ...faults];
      return {
        ...this.#count.summary(event, head),
        number: head.number,
        statedOn: head.on,
        payments: this.#count.payments,
        bookable: reasons.length === 0,
        reasons,
      };
    }
    return null;
  }

  /** Our own account that a statement is of, as we write it; null when it is not ours. */
  ownAccount({ account }: StatementHead): string | null {
    return (account !== null && this.accounts.find((ours) => isSameAccount(ours, account))) || null;
  }

  /** What speaks against a statement before anything of it is read. */
  reasonsAgainst(head: StatementHead): string[] {
    const { currency } = head;
    const isOurs = this.ownAccount(head) !== null;
    return [
      ...(isOurs ? [] : ['unknownAccount']),
      ...(currency === null || currency === 'EUR' ? [] : ['currency']),
    ];
  }
}

/** Reads a file to its end and uses nothing of it. Throws `UnreadableBankFile`. */
export async function inspectBankFile(open: OpenFile, accounts: readonly string[]): Promise<InspectedFile> {
  const { format, events } = await readBankFile(open);
  const inspection = new BankFileInspection(accounts);
  const statements: InspectedStatement[] = [];
  for await (const some of events)
    for (const event of some) {
      const ended = inspection.take(event);
      if (ended) statements.push(ended);
    }
  return { format, statements };
}

/** An older file has the number of an account without its country: the last twelve digits tell a Belgian one. */
const isSameAccount = (ours: string, theirs: string): boolean =>
  ours === theirs || (/^\d{12}$/.test(theirs) && ours === `BE${ours.slice(2, 4)}${theirs}`);
