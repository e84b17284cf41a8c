import { type Day, parseDay } from '../debt-law/day.ts';
import { parseExact } from './exact.ts';
import { type Exact, UnreadableBankFile } from './model.ts';

const party = (role: string) => [`RltdPties/${role}/Nm`, `RltdPties/${role}/Pty/Nm`];
const account = (place: string) => [`${place}/Id/IBAN`, `${place}/Id/Othr/Id`, `${place}/Id/PrtryAcct/Id`];
const money = ['Amt', 'Amt@Ccy', 'CdtDbtInd'];

/** Where the accounts and names of the statement and of each side stand, the final party after the one at the bank. */
export const camtPlaces = {
  ownAccount: account('Acct'),
  Dbtr: { account: account('RltdPties/DbtrAcct'), name: [...party('Dbtr'), ...party('UltmtDbtr')] },
  Cdtr: { account: account('RltdPties/CdtrAcct'), name: [...party('Cdtr'), ...party('UltmtCdtr')] },
} as const;

/** The elements that are read, below the one that they belong to. All others are passed over, whatever they are called. */
const wanted = {
  Stmt: [...['Id', 'CreDtTm', 'FrToDt/ToDt', 'FrToDt/ToDtTm'], ...camtPlaces.ownAccount, 'Acct/Ccy'],
  Bal: [...money, 'Tp/CdOrPrtry/Cd'],
  Ntry: [
    ...money,
    ...['NtryRef', 'RvslInd', 'Sts', 'Sts/Cd', 'Sts/Prtry', 'BookgDt/Dt', 'BookgDt/DtTm'],
    ...['ValDt/Dt', 'ValDt/DtTm', 'AcctSvcrRef', 'NtryDtls/Btch/NbOfTxs', 'AddtlNtryInf'],
  ],
  TxDtls: [
    ...money,
    ...['AmtDtls/TxAmt/Amt', 'AmtDtls/TxAmt/Amt@Ccy'],
    ...['Refs/EndToEndId', 'Refs/MndtId', 'Refs/AcctSvcrRef', 'Refs/TxId'],
    ...camtPlaces.Dbtr.name,
    ...camtPlaces.Dbtr.account,
    ...camtPlaces.Cdtr.name,
    ...camtPlaces.Cdtr.account,
    ...['RmtInf/Ustrd', 'RmtInf/Strd/CdtrRefInf/Ref', 'RmtInf/Strd/AddtlRmtInf'],
    'RmtInf/Strd/RfrdDocInf/Nb',
    ...['RtrInf', 'RtrInf/Rsn/Cd', 'RtrInf/Rsn/Prtry', 'AddtlTxInf'],
  ],
} as const;

export type CamtScope = keyof typeof wanted;

/** A place in the tree of what is read; `isMark` where it counts that it is there at all. */
export type CamtNode = {
  path: string;
  currency: string;
  isWanted: boolean;
  isMark: boolean;
  below: Map<string, CamtNode>;
};

function treeOf(paths: readonly string[]): CamtNode {
  const node = (path: string): CamtNode => ({
    path,
    currency: `${path}@Ccy`,
    isWanted: paths.includes(path),
    isMark: path === 'RtrInf',
    below: new Map(),
  });
  const root = node('');
  for (const path of paths) {
    let at = root;
    if (path.includes('@')) continue;
    for (const name of path.split('/')) {
      const next = at.below.get(name) ?? node(at.path ? `${at.path}/${name}` : name);
      at.below.set(name, next);
      at = next;
    }
  }
  return root;
}

export const camtTrees: Readonly<Record<CamtScope, CamtNode>> = {
  Stmt: treeOf(wanted.Stmt),
  Bal: treeOf(wanted.Bal),
  Ntry: treeOf(wanted.Ntry),
  TxDtls: treeOf(wanted.TxDtls),
};

const none: readonly string[] = [];

// What one statement, entry or transaction may say in all, in characters.
const longest = 65_536;

/** What was written inside one element, by its place in it. Each value is trimmed; empty ones are left out. */
export class CamtFields {
  readonly #firsts = new Map<string, string>();
  #further: Map<string, string[]> | null = null;
  #size = 0;

  /** Keeps a value. */
  add(path: string, value: string, line: number): void {
    const text = value.trim();
    if (text === '') return;
    this.#size += text.length;
    if (this.#size > longest) throw new UnreadableBankFile(line, 'tooLong');
    if (!this.#firsts.has(path)) {
      this.#firsts.set(path, text);
      return;
    }
    this.#further ??= new Map();
    const further = this.#further.get(path);
    if (further) further.push(text);
    else this.#further.set(path, [text]);
  }

  /** All values of one place. */
  all(path: string): readonly string[] {
    const first = this.#firsts.get(path);
    return first === undefined ? none : [first, ...(this.#further?.get(path) ?? none)];
  }

  /** The first value of the first of these places that has one. */
  first(...paths: string[]): string | null {
    for (const path of paths) {
      const value = this.#firsts.get(path);
      if (value !== undefined) return value;
    }
    return null;
  }

  /** The amount, never negative; null when there is none. */
  amount(path: string, line: number): Exact | null {
    const text = this.first(path);
    if (text === null) return null;
    const amount = parseExact(text);
    if (amount === null) throw new UnreadableBankFile(line, 'amount');
    return amount;
  }

  /** Whether it is a credit; null when that is not said. */
  isCredit(line: number): boolean | null {
    const sign = this.first('CdtDbtInd');
    if (sign === null) return null;
    if (sign !== 'CRDT' && sign !== 'DBIT') throw new UnreadableBankFile(line, 'amount');
    return sign === 'CRDT';
  }

  /** The day as it is written, without regard to the zone of its time. */
  day(line: number, ...paths: string[]): Day | null {
    const text = this.first(...paths);
    if (text === null) return null;
    const on = /^\d{4}-\d{2}-\d{2}(T.*|Z|[+-]\d\d:\d\d)?$/.test(text) ? parseDay(text.slice(0, 10)) : null;
    if (!on) throw new UnreadableBankFile(line, 'date');
    return on;
  }

  /** An account as it is written, without spaces, at the first of these places that has one. */
  account(paths: readonly string[]): string | null {
    const text = this.first(...paths);
    return text?.includes(' ') ? text.replace(/\s+/g, '') : text;
  }
}
