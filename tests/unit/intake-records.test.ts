import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inspectFile } from '@/lib/intake/inspect-file.ts';
import { type FileRecord, readRecords } from '@/lib/intake/read-records.ts';
import { chunksOf, csvOf } from '../support/creditor-file.ts';

async function read(text: string | Uint8Array, chunk = 64 * 1024): Promise<FileRecord[]> {
  const bytes = Buffer.from(text);
  const form = await inspectFile(chunksOf(bytes, chunk));
  if (typeof form === 'string') throw new Error(form);
  const records: FileRecord[] = [];
  for await (const record of readRecords(chunksOf(bytes, chunk), form)) records.push(record);
  return records;
}

const brief = (records: FileRecord[]) =>
  records.map((found) => `${found.line} ${'isBroken' in found ? 'broken' : found.fields.join('|')}`);

describe('readRecords', () => {
  it.each([
    ['lines that end in each way', 'a;b\n1;x\r\n2;y\r3;z', ['1 a|b', '2 1|x', '3 2|y', '4 3|z']],
    ['blank lines', '\n\na;b\n\n ; \n1;x\n', ['3 a|b', '6 1|x']],
    ['a line end inside quotes', 'a;b\r\n1;"x\r\ny"\r\n2;z\r\n', ['1 a|b', '2 1|x\ny', '4 2|z']],
    ['quotes in a text without quotes', 'a;b\n1;De "Ster" 5"\n', ['1 a|b', '2 1|De "Ster" 5"']],
    ['blanks around quotes', 'a;b\n 1 ;\t" x;y" \n', ['1 a|b', '2 1|x;y']],
    ['doubled quotes', 'a;b\n"";"x ""y"""\n', ['1 a|b', '2 |x "y"']],
    ['letters behind a quote', 'a;b\n1;"x"y\n2;z\n', ['1 a|b', '2 broken', '3 2|z']],
    ['a quote never closed', 'a;b\n1;"x\n2;y\n3;"z"\n', ['1 a|b', '2 broken', '3 2|y', '4 3|z']],
    ['a quote never closed at the end', 'a;b\n1;"x', ['1 a|b', '2 broken']],
    ['nothing', '', []],
    ['a byte order mark', '\ufeffa;b\n1;x\n', ['1 a|b', '2 1|x']],
  ])('reads %s, however the file is cut', async (_, text, expected) => {
    for (const chunk of [1, 2, 3, 1_000]) expect(brief(await read(text, chunk))).toEqual(expected);
  });

  it('gives up a record of many lines, and reads on behind its first line', async () => {
    const lines = Array.from({ length: 200 }, (_, i) => `${i};x\n`).join('');
    const found = brief(await read(`a;b\n1;"open\n${lines}`));
    expect(found.slice(0, 4)).toEqual(['1 a|b', '2 broken', '3 0|x', '4 1|x']);
    expect(found).toHaveLength(202);
  });

  it('gives up a line without end, and keeps the count', async () => {
    const found = await read(`a;b\n${'x'.repeat(1_000_000)}\n2;y\n`, 10_000);
    expect(brief(found)).toEqual(['1 a|b', '2 broken', '3 2|y']);
  });

  it('reads what another program wrote as another program reads it', async () => {
    const field = fc.string({
      unit: fc.constantFrom('a', 'é', '€', '"', ';', ',', '\n', ' ', '1'),
      maxLength: 8,
    });
    const rows = fc.array(fc.record({ one: field, two: field, three: field }), {
      minLength: 1,
      maxLength: 6,
    });
    const dialect = fc.record({
      delimiter: fc.constantFrom<(';' | ',')[]>(';', ','),
      newline: fc.constantFrom<('\n' | '\r\n')[]>('\n', '\r\n'),
    });
    await fc.assert(
      fc.asyncProperty(rows, dialect, fc.integer({ min: 1, max: 40 }), async (given, asked, chunk) => {
        const text = csvOf(given, asked);
        const other = (parse(text, { delimiter: asked.delimiter }) as string[][])
          .map((fields) => fields.map((one) => one.trim()))
          .filter((fields) => fields.some((one) => one !== ''));
        const found = await read(text, chunk);
        expect(found.map((record) => ('fields' in record ? record.fields : record))).toEqual(other);
      }),
      { numRuns: 500 },
    );
  });

  it('loses no letter and counts upwards, whatever a file says', async () => {
    const anything = fc.string({
      unit: fc.constantFrom('a', ';', '"', '\n', '\r', ' ', '""', ';"', '";'),
      maxLength: 60,
    });
    await fc.assert(
      fc.asyncProperty(anything, fc.integer({ min: 1, max: 10 }), async (text, chunk) => {
        const found = await read(`h;h\n${text}`, chunk);
        const physical = `h;h\n${text}`.split(/\r\n|\n|\r/);
        const numbers = found.map(({ line }) => line);
        expect(numbers).toEqual([...new Set(numbers)].sort((one, other) => one - other));
        const said = found.map((record) =>
          'isBroken' in record ? (physical[record.line - 1] ?? '') : record.fields.join(),
        );
        expect(said.join().split('a')).toHaveLength(text.split('a').length);
        expect(brief(await read(`h;h\n${text}`, 1_000))).toEqual(brief(found));
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('inspectFile', () => {
  const inspected = (bytes: Uint8Array) => inspectFile(chunksOf(bytes, 3));

  it.each([
    ['a;b,c\n', { encoding: 'utf-8', delimiter: ';' }],
    ['a,b\n"1;2;3;4",5\n', { encoding: 'utf-8', delimiter: ',' }],
    ['a,b\r1;2;3,5\r', { encoding: 'utf-8', delimiter: ',' }],
    ['\n\r\na,b\n', { encoding: 'utf-8', delimiter: ',' }],
    ['a;b\nZoë €\n', { encoding: 'utf-8', delimiter: ';' }],
  ])('%j', async (text, form) => {
    expect(await inspected(Buffer.from(text))).toMatchObject(form);
  });

  it('takes what is no UTF-8 for Windows-1252, also when that shows in the last letter', async () => {
    const bytes = Buffer.concat([Buffer.from(`a;b\n${'x'.repeat(70_000)}`), Buffer.from([0xeb])]);
    expect(await inspected(bytes)).toMatchObject({ encoding: 'windows-1252' });
  });

  it('refuses UTF-16, and UTF-8 that says so and is not', async () => {
    expect(await inspected(Buffer.from('\ufeffa;b\n', 'utf16le'))).toBe('encoding');
    expect(await inspected(Buffer.from([0xfe, 0xff, 0, 0x61]))).toBe('encoding');
    expect(await inspected(Buffer.concat([Buffer.from('\ufeffa;Zoë\n'), Buffer.from([0xeb, 0x0a])]))).toBe(
      'brokenUtf8',
    );
  });
});
