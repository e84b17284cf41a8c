import { CamtFields, type CamtNode, type CamtScope, camtPlaces, camtTrees } from './camt-fields.ts';
import { type CamtEntry, camtLeaf, camtReference } from './camt-leaf.ts';
import {
  type BankEvent,
  type BankLeaf,
  type Exact,
  type StatementHead,
  UnreadableBankFile,
} from './model.ts';
import { paymentKeys } from './payment-key.ts';
import { readXml, type XmlReader } from './xml-file.ts';

/**
 * Reads a CAMT.053 file of any version, with or without its namespace or an envelope: statement by statement, batches
 * split into their transactions. Throws `UnreadableBankFile`. @source ISO 20022, camt.053.001.02 to .13
 */
export async function* readCamt053(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<BankEvent[]> {
  const reader = new CamtReader();
  yield* readXml(chunks, reader, () => reader.drain());
  if (!reader.isStatement) throw new UnreadableBankFile(1, 'unknownFormat');
}

type Opened = { scope: CamtScope; fields: CamtFields; line: number };

/** What opens a scope, and in what it must stand. */
const parents: ReadonlyMap<string, string> = new Map([
  ['Stmt', 'BkToCstmrStmt'],
  ['Bal', 'Stmt'],
  ['Ntry', 'Stmt'],
  ['TxDtls', 'NtryDtls'],
]);

class CamtReader implements XmlReader {
  isStatement = false;
  #events: BankEvent[] = [];
  // One of each for every open element: its name, its place in the tree of its scope (null where nothing is read), its scope.
  readonly #names: string[] = [];
  readonly #nodes: (CamtNode | null)[] = [];
  readonly #scopes: (Opened | null)[] = [];
  #statement: Statement | null = null;
  #entry: Entry | null = null;

  /** Hands out what has been read since the last time. */
  drain(): BankEvent[] {
    const events = this.#events;
    this.#events = [];
    return events;
  }

  open(name: string, attributes: Readonly<Record<string, string>>, line: number): void {
    const last = this.#names.length - 1;
    const parent = this.#names[last] ?? '';
    this.#names.push(name);
    if (name === 'BkToCstmrStmt') this.isStatement = true;
    if (parents.get(name) === parent && last >= 0) {
      this.#opened({ scope: name as CamtScope, fields: new CamtFields(), line });
      return;
    }
    const node = this.#nodes[last]?.below.get(name) ?? null;
    const scope = this.#scopes[last] ?? null;
    this.#nodes.push(node);
    this.#scopes.push(scope);
    if (!node?.isWanted || !scope) return;
    if (node.isMark) scope.fields.add(node.path, 'yes', line);
    if (attributes.Ccy) scope.fields.add(node.currency, attributes.Ccy, line);
  }

  #opened(opened: Opened): void {
    const { scope, fields, line } = opened;
    this.#nodes.push(camtTrees[scope]);
    this.#scopes.push(opened);
    if (scope === 'Stmt') this.#statement = new Statement(fields, (event) => this.#events.push(event));
    else if (!this.#statement) throw new UnreadableBankFile(line, 'order');
    else if (scope === 'Ntry') this.#entry = new Entry(this.#statement, opened);
  }

  close(text: string, line: number): void {
    this.#names.pop();
    const node = this.#nodes.pop();
    const opened = this.#scopes.pop();
    if (!opened || !node) return;
    if (node.path !== '') {
      if (node.isWanted) opened.fields.add(node.path, text, line);
    } else if (opened.scope === 'TxDtls') this.#entry?.transaction(opened);
    else if (opened.scope === 'Bal') this.#statement?.balance(opened);
    else if (opened.scope === 'Ntry') {
      this.#entry?.end();
      this.#entry = null;
    } else {
      this.#statement?.end(line);
      this.#statement = null;
    }
  }
}

/** A statement while its entries pass. */
class Statement {
  readonly keyOf = paymentKeys();
  readonly faults = new Set<string>();
  #isAnnounced = false;
  #opening: Exact | null = null;
  #closing: Exact | null = null;
  #moved = 0n;

  constructor(
    readonly fields: CamtFields,
    readonly emit: (event: BankEvent) => void,
  ) {}

  get account(): string | null {
    return this.fields.account(camtPlaces.ownAccount);
  }

  head(line: number): StatementHead {
    return {
      account: this.account,
      currency: this.fields.first('Acct/Ccy'),
      number: this.fields.first('Id'),
      on: this.fields.day(line, 'FrToDt/ToDtTm', 'FrToDt/ToDt', 'CreDtTm'),
    };
  }

  /** Tells of the statement before the first thing in it. */
  announce(line: number): void {
    if (this.#isAnnounced) return;
    this.#isAnnounced = true;
    this.emit({ type: 'statement', head: this.head(line) });
  }

  balance({ fields, line }: Opened): void {
    const size = fields.amount('Amt', line);
    if (size === null) throw new UnreadableBankFile(line, 'amount');
    const amount = fields.isCredit(line) === false ? -size : size;
    const kind = fields.first('Tp/CdOrPrtry/Cd');
    if (kind === 'OPBD' || (kind === 'PRCD' && this.#opening === null)) this.#opening ??= amount;
    if (kind === 'CLBD') this.#closing = amount;
  }

  move(isCredit: boolean, amount: Exact): void {
    this.#moved += isCredit ? amount : -amount;
    this.emit({ type: 'entry', isCredit, amount });
  }

  end(line: number): void {
    this.announce(line);
    const [opening, closing] = [this.#opening, this.#closing];
    if (opening === null || closing === null) this.faults.add('balanceMissing');
    else if (opening + this.#moved !== closing) this.faults.add('doesNotReconcile');
    this.emit({ type: 'end', head: this.head(line), opening, closing, faults: [...this.faults] });
  }
}

type Own = { isCredit: boolean; amount: Exact };

/** An entry while its transactions pass: the first is held back, for alone it is the entry itself. */
class Entry {
  readonly #statement: Statement;
  readonly #opened: Opened;
  #entry: CamtEntry | null = null;
  #first: { fields: CamtFields; own: Own | null } | null = null;
  #count = 0;
  #sum = 0n;
  #isSplit = false;

  constructor(statement: Statement, opened: Opened) {
    this.#statement = statement;
    this.#opened = opened;
  }

  /** What the entry says of itself; the standard puts it before its transactions. */
  #head(): CamtEntry {
    if (this.#entry) return this.#entry;
    const { fields, line } = this.#opened;
    const [amount, isCredit] = [fields.amount('Amt', line), fields.isCredit(line)];
    if (amount === null || isCredit === null) throw new UnreadableBankFile(line, 'amount');
    this.#statement.announce(line);
    this.#entry = {
      fields,
      line,
      amount,
      isCredit,
      currency: fields.first('Amt@Ccy'),
      isReversal: fields.first('RvslInd') === 'true' || fields.first('RvslInd') === '1',
      account: this.#statement.account,
    };
    return this.#entry;
  }

  // Some banks leave the status out: what stands in a statement is booked then.
  get #isBooked(): boolean {
    return (this.#opened.fields.first('Sts/Cd', 'Sts', 'Sts/Prtry') ?? 'BOOK') === 'BOOK';
  }

  transaction({ fields, line }: Opened): void {
    if (!this.#isBooked) return;
    const own = this.#ownOf(this.#head(), fields, line);
    this.#count += 1;
    if (this.#count === 1) {
      this.#first = { fields, own };
      return;
    }
    if (this.#count === 2 && this.#first?.own && own) {
      this.#isSplit = true;
      this.#part(this.#first.fields, this.#first.own);
      this.#first = null;
    }
    if (!this.#isSplit) return;
    if (own) this.#part(fields, own);
    else this.#statement.faults.add('batchDiffers');
  }

  /** The amount and sign of a transaction in the currency of its entry; null when it does not say. */
  #ownOf(entry: CamtEntry, fields: CamtFields, line: number): Own | null {
    const path = fields.first('Amt') === null ? 'AmtDtls/TxAmt/Amt' : 'Amt';
    const amount = fields.amount(path, line);
    const isSameCurrency = (fields.first(`${path}@Ccy`) ?? entry.currency) === entry.currency;
    return amount === null || !isSameCurrency
      ? null
      : { amount, isCredit: fields.isCredit(line) ?? entry.isCredit };
  }

  #part(fields: CamtFields, own: Own): void {
    this.#sum += own.isCredit === this.#head().isCredit ? own.amount : -own.amount;
    this.#leaf(fields, own, false);
  }

  #leaf(fields: CamtFields | null, own: Own, isUnsplit: boolean): void {
    const entry = this.#head();
    const leaf = camtLeaf(entry, fields, own);
    const key = this.#statement.keyOf(leaf, camtReference(entry, fields));
    this.#statement.emit({ type: 'leaf', leaf: { ...leaf, key, parked: parkedOf(leaf, isUnsplit) } });
  }

  end(): void {
    const entry = this.#head();
    if (!this.#isBooked) return;
    if (!this.#isSplit) {
      const announced = this.#opened.fields
        .all('NtryDtls/Btch/NbOfTxs')
        .reduce((sum, text) => sum + (Number(text) || 0), 0);
      const isUnsplit = announced > 1 || this.#count > 1;
      const { isCredit, amount } = entry;
      this.#leaf(isUnsplit ? null : (this.#first?.fields ?? null), { isCredit, amount }, isUnsplit);
    } else if (this.#sum !== entry.amount) this.#statement.faults.add('batchDiffers');
    this.#statement.move(entry.isCredit, entry.amount);
  }
}

function parkedOf(
  { amount, currency }: Pick<BankLeaf, 'amount' | 'currency'>,
  isUnsplit: boolean,
): BankLeaf['parked'] {
  if (amount % 1_000n !== 0n) return 'notWholeCents';
  if (currency !== null && currency !== 'EUR') return 'currency';
  return isUnsplit ? 'unsplitBatch' : null;
}
