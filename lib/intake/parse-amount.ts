export type Parsed<T, Code extends string> = { ok: true; value: T } | { ok: false; code: Code };

const ok = <T>(value: T) => ({ ok: true as const, value });
const bad = <Code extends string>(code: Code) => ({ ok: false as const, code });

/** Whether a spreadsheet shortened a number: `1,23E+11`, `####`. */
export const isExcelDamage = (text: string): boolean =>
  /^-?\d+([.,]\d+)?e[+-]?\d+$/i.test(text) || /^#{2,}$/.test(text);

const mostCents = 99_999_999_999;

/**
 * An amount of a file as cents. Takes `1234,56`, `1.234,56`, `1,234.56`, `1 234,56`, with or without €; refuses what
 * could mean two amounts, such as `1.234`.
 */
export function parseAmount(text: string): Parsed<number, 'amount' | 'amountAmbiguous' | 'excel'> {
  const plain = text.replace(/^€\s*|\s*€$|^EUR\s+|\s+EUR$/g, '').trim();
  if (isExcelDamage(plain)) return bad('excel');
  if (/^\d{1,3}[.,]\d{3}$/.test(plain)) return bad('amountAmbiguous');
  const shapes = [
    /^(\d+)(?:[.,](\d{1,2}))?$/,
    /^(\d{1,3}(?:\.\d{3})+)(?:,(\d{1,2}))?$/,
    /^(\d{1,3}(?:,\d{3})+)(?:\.(\d{1,2}))?$/,
    /^(\d{1,3}(?:[ \u00a0\u202f']\d{3})+)(?:[.,](\d{1,2}))?$/,
  ];
  const match = shapes.map((shape) => shape.exec(plain)).find((found) => found !== null);
  if (!match) return bad('amount');
  const euros = (match[1] ?? '').replace(/\D/g, '');
  const cents = Number(euros + (match[2] ?? '').padEnd(2, '0'));
  return cents <= mostCents ? ok(cents) : bad('amount');
}

/** A percentage as basis points: `8,5` is 850. */
export function parsePercent(text: string): Parsed<number, 'percent'> {
  const match = /^(\d{1,3})(?:[.,](\d{1,2}))?\s*%?$/.exec(text);
  return match ? ok(Number((match[1] ?? '') + (match[2] ?? '').padEnd(2, '0'))) : bad('percent');
}
