import { codaAccount, codaAmount, codaDay, codaIsCredit } from './coda-fields.ts';
import { type CodaLine, codaLines, field } from './coda-lines.ts';
import { addLine, beginMovement, leafOf, type Movement } from './coda-movement.ts';
import {
  type BankEvent,
  type BankLeaf,
  type Exact,
  type StatementHead,
  UnreadableBankFile,
} from './model.ts';
import { paymentKeys } from './payment-key.ts';

/** A statement on its way through its lines. */
type Open = {
  version: string;
  head: StatementHead;
  structure: string;
  sequence: string;
  opening: Exact;
  closing: Exact | null;
  faults: Set<string>;
  records: number;
  credits: Exact;
  debits: Exact;
  keyOf: ReturnType<typeof paymentKeys>;
  /** The booked movement whose details may follow. */
  booked: Movement | null;
  /** The movement whose lines are being read: the booked one or a detail of it. */
  current: Movement | null;
  /** What the details of the booked movement sum to; null when it has none that count. */
  detailed: Exact | null;
};

/** The record types in the order in which they may follow each other. */
const follows: Record<string, string> = {
  start: '0',
  '0': '19',
  '1': '2348',
  '2': '2348',
  '3': '2348',
  '8': '49',
  '4': '2348' + '9',
  '9': '0',
};

/**
 * Reads a CODA file, versions 1 and 2: statement by statement, a booked total split into its details where it has them.
 * Throws `UnreadableBankFile`. @source Febelfin, Coded statement of account (CODA) 2.6
 */
export async function* readCoda(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<BankEvent[]> {
  const at: Position = { before: 'start', open: null, version: '', line: 0 };
  for await (const lines of codaLines(chunks)) yield lines.flatMap((line) => [...readLine(at, line)]);
  const { before, line } = at;
  if (before !== '9') throw new UnreadableBankFile(line, before === 'start' ? 'unknownFormat' : 'cut');
}

/** Where the reader stands: after which record, and in which statement. */
type Position = { before: string; open: Open | null; version: string; line: number };

function* readLine(at: Position, line: CodaLine): Generator<BankEvent> {
  at.line = line.line;
  if (line.text.trim() === '') return;
  const type = line.text[0] as string;
  if (!follows[at.before]?.includes(type))
    throw new UnreadableBankFile(line.line, '0123489'.includes(type) ? 'order' : 'record');
  at.before = type;
  const { open } = at;
  if (type === '0') at.version = versionOf(line);
  else if (type === '1') {
    at.open = opened(line, at.version);
    yield { type: 'statement', head: at.open.head };
  } else if (open && (type === '2' || type === '3')) yield* moved(open, line);
  else if (open && type === '8') {
    yield* flushed(open);
    close(open, line);
  } else if (type === '9') {
    if (open) yield ended(open, line);
    at.open = null;
  }
}

function versionOf({ text, line }: CodaLine): string {
  const version = field(text, 128, 128);
  if (field(text, 1, 5) !== '00000' && field(text, 15, 16) !== '05')
    throw new UnreadableBankFile(line, 'unknownFormat');
  if (version !== '1' && version !== '2') throw new UnreadableBankFile(line, 'version');
  return version;
}

function opened(line: CodaLine, version: string): Open {
  // Version 1 knew Belgian accounts alone, and left their structure out.
  const structure = version === '1' ? '0' : field(line.text, 2, 2);
  if (!/[0-3]/.test(structure)) throw new UnreadableBankFile(line.line, 'record');
  const isCredit = codaIsCredit(line, 43);
  const amount = codaAmount(line, 44);
  return {
    ...{ version, structure },
    head: { ...codaAccount(structure, field(line.text, 6, 42)), number: null, on: null },
    sequence: field(line.text, 126, 128).trim() || field(line.text, 3, 5).trim(),
    opening: isCredit ? amount : -amount,
    closing: null,
    faults: new Set(),
    ...{ records: 1, credits: 0n, debits: 0n },
    keyOf: paymentKeys(),
    ...{ booked: null, current: null, detailed: null },
  };
}

/** A line of a movement: it begins one, or adds to the one that is read. */
function* moved(open: Open, line: CodaLine): Generator<BankEvent> {
  open.records += 1;
  if (field(line.text, 1, 2) !== '21') {
    if (!open.current) throw new UnreadableBankFile(line.line, 'order');
    addLine(open.current, line, open.version);
    return;
  }
  const movement = beginMovement(line);
  if (movement.detail === 0) {
    yield* flushed(open);
    open.booked = movement;
    if (movement.isCredit) open.credits += movement.amount;
    else open.debits += movement.amount;
  } else {
    if (!open.booked || open.booked.sequence !== movement.sequence)
      throw new UnreadableBankFile(line.line, 'order');
    yield* flushedDetail(open);
  }
  open.current = movement;
}

/** A total of the customer or the bank is split into its details; costs and the like move nothing by themselves. */
const counts = (total: Movement, detail: Movement): boolean =>
  '12'.includes(total.code[0] as string) && '567'.includes(detail.code[0] as string);

function* flushedDetail(open: Open): Generator<BankEvent> {
  const { booked, current } = open;
  if (!booked || !current || current === booked || !counts(booked, current)) return;
  open.detailed =
    (open.detailed ?? 0n) + (current.isCredit === booked.isCredit ? current.amount : -current.amount);
  yield { type: 'leaf', leaf: keyed(open, current) };
}

/** The booked movement is over: with its details, or as one payment. */
function* flushed(open: Open): Generator<BankEvent> {
  yield* flushedDetail(open);
  const { booked, detailed } = open;
  Object.assign(open, { booked: null, current: null, detailed: null });
  if (!booked) return;
  if (detailed === null) yield { type: 'leaf', leaf: keyed(open, booked) };
  else if (detailed !== booked.amount) open.faults.add('batchDiffers');
  yield { type: 'entry', isCredit: booked.isCredit, amount: booked.amount };
}

function keyed(open: Open, movement: Movement): BankLeaf {
  const leaf = leafOf(movement, open.head.currency);
  const parked = leaf.amount % 1_000n === 0n ? null : 'notWholeCents';
  return { ...leaf, key: open.keyOf(leaf, movement.bankReference || null), parked };
}

function close(open: Open, line: CodaLine): void {
  open.records += 1;
  const { account } = codaAccount(open.structure, field(line.text, 5, 41));
  if (account !== open.head.account) open.faults.add('accountDiffers');
  const amount = codaAmount(line, 43);
  open.closing = codaIsCredit(line, 42) ? amount : -amount;
  const on = codaDay(line, 58);
  open.head = { ...open.head, on, number: `${on?.slice(0, 4) ?? ''}/${open.sequence}` };
  if (open.opening + open.credits - open.debits !== open.closing) open.faults.add('doesNotReconcile');
}

function ended(open: Open, line: CodaLine): BankEvent {
  // A file may end before the last columns of its last line, but not before the totals.
  if (line.text.slice(0, 52).trimEnd().length < 52) throw new UnreadableBankFile(line.line, 'cut');
  const agrees =
    Number(field(line.text, 17, 22)) === open.records &&
    codaAmount(line, 23) === open.debits &&
    codaAmount(line, 38) === open.credits;
  if (!agrees) open.faults.add('totalsDiffer');
  return {
    type: 'end',
    head: open.head,
    opening: open.opening,
    closing: open.closing,
    faults: [...open.faults],
  };
}
