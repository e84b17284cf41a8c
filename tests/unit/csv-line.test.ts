import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvLine } from '@/lib/cli/csv-line.ts';

describe('a line of a file for the letters', () => {
  it.each([
    [['D-1', '1234 5678 97', 'AB'], 'D-1;1234 5678 97;AB\n'],
    [['a;b', 'say "no"', 'two\nlines'], '"a;b";"say ""no""";"two\nlines"\n'],
    [['', ' x ', "it's"], "; x ;it's\n"],
  ])('quotes %j where it must', (fields, line) => {
    expect(csvLine(fields)).toBe(line);
  });

  it.each([
    '=1+1',
    '+32',
    '-5',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    ' =1',
    '＝1',
    '=HYPERLINK("http://x";"y")',
  ])('gives a spreadsheet no formula in %j', (value) => {
    expect(csvLine([value])).toMatch(/^"?'/);
  });

  it('is read back by another library, with one apostrophe before what could be a formula', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1 }), { minLength: 2 }), (fields) => {
        const [read = []] = parse(csvLine(fields), { delimiter: ';', recordDelimiter: '\n' }) as string[][];
        expect(read.map((field, i) => (field === fields[i] ? field : field.slice(1)))).toEqual(fields);
      }),
    );
  });
});
