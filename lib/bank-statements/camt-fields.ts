import { type Day, parseDay } from '../debt-law/day.ts';
import { parseExact } from './exact.ts';
import { type Exact, UnreadableBankFile } from './model.ts';

/** The elements that are read, below the one that they belong to. All others are passed over, whatever they are called. */
const party = (role: string) => [`RltdPties/${role}/Nm`, `RltdPties/${role}/Pty/Nm`];
const account = (role: string) => [
  `RltdPties/${role}Acct/Id/IBAN`,
  `RltdPties/${role}Acct/Id/Othr/Id`,
  `RltdPties/${role}Acct/Id/PrtryAcct/Id`,
];
const money = ['Amt', 'Amt@Ccy', 'CdtDbtInd'];

const wanted = {
  Stmt: [
    ...['Id', 'CreDtTm', 'FrToDt/ToDt', 'FrToDt/ToDtTm'],
    ...['Acct/Id/IBAN', 'Acct/Id/Othr/Id', 'Acct/Id/PrtryAcct/Id', 'Acct/Ccy'],
  ],
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
    ...party('Dbtr'),
    ...party('UltmtDbtr'),
    ...party('Cdtr'),
    ...party('UltmtCdtr'),
    ...account('Dbtr'),
    ...account('Cdtr'),
    ...['RmtInf/Ustrd', 'RmtInf/Strd/CdtrRefInf/Ref', 'RmtInf/Strd/AddtlRmtInf'],
    'RmtInf/Strd/RfrdDocInf/Nb',
    ...['RtrInf/Rsn/Cd', 'RtrInf/Rsn/Prtry', 'AddtlTxInf'],
  ],
} as const;

export type CamtScope = keyof typeof wanted;

/** A place in the tree of what is read. */
export type CamtNode = { path: string; currency: string; isWanted: boolean; below: Map<string, CamtNode> };

function treeOf(paths: readonly string[]): CamtNode {
  const node = (path: string): CamtNode => ({
    path,
    currency: `${path}@Ccy`,
    isWanted: paths.includes(path),
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

// What one statement, entry or transaction may say in all, in characters.
const longest = 65_536;

/** What was written inside one element, by its place in it. Each value is trimmed; empty ones are left out. */
export class CamtFields {
  readonly #values = new Map<string, string[]>();
  #size = 0;

  /** Keeps a value. */
  add(path: string, value: string, line: number): void {
    const text = value.trim();
    if (text === '') return;
    this.#size += text.length;
    if (this.#size > longest) throw new UnreadableBankFile(line, 'tooLong');
    const values = this.#values.get(path);
    if (values) values.push(text);
    else this.#values.set(path, [text]);
  }

  /** All values of one place. */
  all(path: string): readonly string[] {
    return this.#values.get(path) ?? [];
  }

  /** The first value of the first of these places that has one. */
  first(...paths: string[]): string | null {
    for (const path of paths) {
      const value = this.#values.get(path)?.[0];
      if (value !== undefined) return value;
    }
    return null;
  }

  /** Whether anything stands at a place or below it. */
  has(place: string): boolean {
    for (const path of this.#values.keys()) if (path.startsWith(place)) return true;
    return false;
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

  /** An account as it is written, without spaces. */
  account(prefix: string): string | null {
    const text = this.first(`${prefix}/Id/IBAN`, `${prefix}/Id/Othr/Id`, `${prefix}/Id/PrtryAcct/Id`);
    return text?.replace(/\s+/g, '') ?? null;
  }
}
