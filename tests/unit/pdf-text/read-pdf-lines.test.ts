import { readFileSync } from 'node:fs';
import path from 'node:path';
import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { unpackWoff } from '@/lib/documents/unpack-woff.ts';
import { readPdfLines } from '@/lib/pdf-text/read-pdf-lines.ts';
import { barePdf, drawnPdf, pageOf, streamOf, write } from '../../support/files/drawn-pdf.ts';

const texts = (bytes: Uint8Array) => readPdfLines(bytes).map((line) => line.map(({ text }) => text));
const shown = (content: string) => texts(barePdf(pageOf(streamOf(content))));
const packed = (content: string) => deflateSync(Buffer.from(content, 'latin1')).toString('latin1');

describe('the lines of a PDF', () => {
  it('are told from top to bottom and left to right, however they were drawn', async () => {
    const pdf = await drawnPdf((page) => {
      write(page, 300, 120, '125,40 EUR');
      write(page, 50, 700, 'Onderaan');
      write(page, 50, 100, 'Bovenaan');
      write(page, 50, 120, 'Bedrag');
    });
    expect(texts(pdf)).toEqual([['Bovenaan'], ['Bedrag', '125,40 EUR'], ['Onderaan']]);
  });

  it('keep their accents and the sign of the euro', async () => {
    const pdf = await drawnPdf((page) => write(page, 50, 50, 'Exécuté à Liège, Begünstigter: 1,20 €'));
    expect(texts(pdf)).toEqual([['Exécuté à Liège, Begünstigter: 1,20 €']]);
  });

  it('are read with a font of the file itself', async () => {
    const file = 'node_modules/@fontsource/source-sans-3/files/source-sans-3-latin-400-normal.woff';
    const font = unpackWoff(readFileSync(path.join(import.meta.dirname, '../../..', file)));
    const pdf = await drawnPdf((page) => write(page.font(Buffer.from(font)), 50, 50, 'Exécuté: 1 234,56 €'));
    expect(texts(pdf)).toEqual([['Exécuté: 1 234,56 €']]);
  });

  it('are joined from pieces, with a space where one is seen', () => {
    expect(shown('BT /F1 10 Tf 1 0 0 1 50 700 Tm [(Uit)20(voerings)-300(datum)] TJ ET')).toEqual([
      ['Uitvoerings datum'],
    ]);
  });

  it('are told once when they are drawn twice to look bold', () => {
    const twice = '1 0 0 1 50 60 Tm (Bedrag) Tj 1 0 0 1 50.3 60 Tm (Bedrag) Tj 1 0 0 1 150 60 Tm (Bedrag) Tj';
    expect(shown(`BT /F1 10 Tf ${twice} ET`)).toEqual([['Bedrag', 'Bedrag']]);
  });

  it('follow moves, next lines, escapes and hexadecimal texts', () => {
    expect(
      shown("BT /F1 10 Tf 12 TL 50 700 Td (a\\(b\\)\\051\\\\) Tj T* <4265> Tj (c) ' 0 -30 TD (d) Tj ET"),
    ).toEqual([['a(b))\\'], ['Be'], ['c'], ['d']]);
  });

  it('skip a small picture, and what stands across the page', () => {
    const content =
      'BI /W 1 ID (x Tj\u0000 EI BT /F1 10 Tf 0 1 -1 0 20 300 Tm (across) Tj 1 0 0 1 50 60 Tm (ok) Tj ET';
    expect(shown(content)).toEqual([['ok']]);
  });

  it('are read from forms, with their place', () => {
    const page = pageOf(streamOf('q 1 0 0 1 0 100 cm /Form Do Q BT /F1 10 Tf 50 150 Td (under) Tj ET'));
    page[2] = page[2]?.replace('/Font', '/XObject << /Form 6 0 R >> /Font') ?? '';
    const form = streamOf('BT /F1 10 Tf 50 60 Td (above) Tj ET', '/Subtype /Form');
    expect(texts(barePdf([...page, form]))).toEqual([['above'], ['under']]);
  });

  it('are read from objects that stand packed in a stream, and from a packed page', () => {
    const [catalogue, tree, page, , font] = pageOf('');
    const inner = [catalogue, tree, page, font] as string[];
    const numbers = [1, 2, 3, 5];
    const starts = inner.map((_, index) => inner.slice(0, index).join(' ').length + (index > 0 ? 1 : 0));
    const head = `${numbers.map((number, index) => `${number} ${starts[index]}`).join(' ')} `;
    const folded = packed(`${head}${inner.join(' ')}`);
    const content = packed('BT /F1 10 Tf 50 60 Td (packed) Tj ET');
    const file = Buffer.from(
      `%PDF-1.7\n4 0 obj\n${streamOf(content, '/Filter /FlateDecode')}\nendobj\n7 0 obj\n${streamOf(
        folded,
        `/Type /ObjStm /N 4 /First ${head.length} /Filter /FlateDecode`,
      )}\nendobj\n8 0 obj\n${streamOf('', '/Type /XRef /Root 1 0 R')}\nendobj\n%%EOF`,
      'latin1',
    );
    expect(texts(file)).toEqual([['packed']]);
  });

  it('are those of the first three pages', async () => {
    const pdf = await drawnPdf(
      (page) => {
        for (let number = 1; number <= 500; number += 1) write(page.addPage(), 50, 50, `Bladzijde ${number}`);
      },
      { autoFirstPage: false },
    );
    expect(texts(pdf)).toEqual([['Bladzijde 1'], ['Bladzijde 2'], ['Bladzijde 3']]);
  });
});

describe('nothing is read, and nothing is thrown, for', () => {
  it('a page with a picture alone', async () => {
    const picture = path.join(import.meta.dirname, '../../support/files/screenshot-with-words.png');
    expect(texts(await drawnPdf((page) => page.image(picture, 0, 0, { width: 400 })))).toEqual([]);
  });

  it.each([undefined, 'secret'])('a file that is locked (word to open: %s)', async (userPassword) => {
    const draw = (page: Parameters<typeof write>[0]) => write(page, 50, 50, 'Bedrag');
    expect(texts(await drawnPdf(draw, { userPassword, ownerPassword: 'owner' }))).toEqual([]);
  });

  it.each([
    ['nothing', ''],
    ['what is no PDF', 'Bedrag: 125,40 EUR'],
    ['a stream without an end', '%PDF-1.4\n1 0 obj << /Length 9 >> stream\nBT'],
    ['a list that never closes', `%PDF-1.4\n1 0 obj ${'['.repeat(10_000)}`],
    ['a text without end', `trailer << /Root (${'\\n'.repeat(500_000)}`],
    ['a text far too long', `trailer << /Root <${'41'.repeat(500_000)}> >>`],
    ['a trailer without its catalogue', 'trailer << /Root 9 0 R >> %%EOF'],
  ])('%s', (_, file) => {
    expect(texts(Buffer.from(file))).toEqual([]);
  });

  it('pages that hold themselves', () => {
    const [catalogue, , ...rest] = pageOf(streamOf(''));
    const tree = `<< /Type /Pages /Kids [${'2 0 R '.repeat(50)}] >>`;
    expect(texts(barePdf([catalogue as string, tree, ...rest]))).toEqual([]);
  });

  it('a form that draws itself', () => {
    const page = pageOf(streamOf('/F Do '.repeat(100)));
    page[2] = page[2]?.replace('/Font', '/XObject << /F 6 0 R >> /Font') ?? '';
    expect(texts(barePdf([...page, streamOf('/F Do '.repeat(100), '/Subtype /Form')]))).toEqual([]);
  });

  it('a stream that swells beyond its bound', () => {
    const bomb = packed(' '.repeat(40 * 1024 * 1024));
    expect(texts(barePdf(pageOf(streamOf(bomb, '/Filter /FlateDecode'))))).toEqual([]);
  });

  it('far too much text', async () => {
    const word = 'BT /F1 10 Tf 50 60 Td (far too much) Tj ET ';
    const content = packed(word.repeat(300_000));
    expect(texts(barePdf(pageOf(streamOf(content, '/Filter /FlateDecode'))))).toEqual([]);
  });

  it.each([
    ['widths', '/Subtype /Type0 /DescendantFonts [7 0 R]', `<< /W [${'0 65535 500 '.repeat(20_000)}] >>`],
    ['signs', '/ToUnicode 7 0 R', streamOf(`${'<0000> <ffff> <0041> '.repeat(20_000)} endbfrange`)],
  ])('a font with far too many %s', (_, entry, object) => {
    const page = pageOf(streamOf('BT /F1 10 Tf 50 60 Td (text) Tj ET'));
    page[4] = `<< /Type /Font ${entry} >>`;
    expect(texts(barePdf([...page, 'null', object]))).toEqual([]);
  });

  it('a whole file that is cut off or changed anywhere', async () => {
    const whole = await drawnPdf((page) => write(page, 50, 50, 'Bedrag 125,40 EUR'));
    for (let cut = 0; cut < whole.length; cut += 7) {
      expect(() => texts(whole.subarray(0, cut))).not.toThrow();
      const changed = Uint8Array.from(whole);
      changed[cut] = 0x5b;
      expect(() => texts(changed)).not.toThrow();
    }
  });
});
