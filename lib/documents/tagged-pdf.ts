import PDFDocument from 'pdfkit';
import { type Line, linesOf, setFont, type Weight } from './text-lines.ts';

const margin = 56;
const footerRoom = 26;
const colors = { ink: '#1f1c18', soft: '#5a544a', line: '#cfc7b6', wash: '#f4efe4' };
const leading = 1.35;
// A text that goes on over the page begins with so many lines at least.
const fewestLines = 3;

export type Column = { width: number; align?: 'right' };
type Fact = { label: string; value: string; bold?: boolean };
export type Cell = { text: string; under?: string; bold?: boolean };
type Style = { size: number; weight?: Weight; color?: string; align?: 'right' | undefined };

type Facts = { lang: string; title: string; author: string; madeAt: Date };

/**
 * A PDF for people who see and for people who listen (PDF/UA): a language, a title, headings and tables with tagged
 * headers; lines, repeated headers and page numbers are marked as no part of the text.
 */
export function taggedPdf({ lang, title, author, madeAt }: Facts) {
  const doc = new PDFDocument({
    size: 'A4',
    margins: { top: margin, bottom: margin, left: margin, right: margin },
    bufferPages: true,
    pdfVersion: '1.7',
    subset: 'PDF/UA' as never,
    tagged: true,
    displayTitle: true,
    lang,
    font: null as never,
    info: { Title: title, Author: author, Creator: author, CreationDate: madeAt, ModDate: madeAt },
  });
  const chunks: Buffer[] = [];
  doc.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve, reject) => doc.on('end', resolve).on('error', reject));
  const root = doc.struct('Document');
  doc.addStructure(root);

  const width = doc.page.width - 2 * margin;
  const bottom = doc.page.height - margin - footerRoom;
  let y = margin;

  const wrap = (text: string, { size, weight = 400 }: Style, room: number) =>
    linesOf(doc, text, weight, size, room);
  const heightOf = (lines: Line[], { size }: Style) => lines.length * size * leading;
  const draw = (lines: Line[], style: Style, left: number, top: number, room: number) => {
    doc.fillColor(style.color ?? colors.ink);
    lines.forEach((line, i) => {
      let x = style.align === 'right' ? left + room - line.width : left;
      for (const run of line.runs) {
        setFont(doc, run.font, run.name, style.size);
        doc.text(run.text, x, top + i * style.size * leading, { lineBreak: false });
        x += run.width;
      }
    });
  };
  const artifact = (type: 'Layout' | 'Pagination', paint: () => void) => {
    doc.markContent('Artifact', { type });
    paint();
    doc.endMarkedContent();
  };
  const rule = (color: string, thickness: number) =>
    artifact('Layout', () =>
      doc
        .lineWidth(thickness)
        .strokeColor(color)
        .moveTo(margin, y)
        .lineTo(margin + width, y)
        .stroke(),
    );
  const need = (height: number) => {
    if (y + height <= bottom || y === margin) return false;
    doc.addPage();
    y = margin;
    return true;
  };
  const block = (tag: string, text: string, style: Style, before: number, after: number, keepWith = 0) => {
    let rest = wrap(text, style, width);
    if (y > margin) y += before;
    need(heightOf(rest.slice(0, fewestLines), style) + keepWith);
    const part = doc.struct(tag);
    root.add(part);
    while (rest.length > 0) {
      const lines = rest.slice(0, Math.max(1, Math.floor((bottom - y) / heightOf(rest.slice(0, 1), style))));
      part.add(() => draw(lines, style, margin, y, width));
      y += heightOf(lines, style);
      rest = rest.slice(lines.length);
      if (rest.length > 0) {
        doc.addPage();
        y = margin;
      }
    }
    part.end();
    y += after;
  };

  type Drawn = { lines: Line[]; style: Style; left: number; room: number; top: number };
  /** The parts of a row and its height. */
  const layRow = (columns: Column[], cells: Cell[], style: Style) => {
    let left = margin;
    let height = 0;
    const parts = cells.map((cell, i): Drawn[] => {
      const { width: share, align } = columns[i] as Column;
      const room = share * width - 8;
      const own: Style = { ...style, align, weight: cell.bold ? 700 : style.weight };
      const lines = wrap(cell.text, own, room);
      const drawn: Drawn[] = [{ lines, style: own, left, room, top: 0 }];
      let cellHeight = heightOf(lines, own);
      if (cell.under) {
        const small: Style = { size: style.size, color: colors.soft, align };
        const more = wrap(cell.under, small, room);
        drawn.push({ lines: more, style: small, left, room, top: cellHeight });
        cellHeight += heightOf(more, small);
      }
      left += share * width;
      height = Math.max(height, cellHeight);
      return drawn;
    });
    return { parts, height: height + 9 };
  };
  const paint = (parts: Drawn[]) => {
    for (const part of parts) draw(part.lines, part.style, part.left, y + 5 + part.top, part.room);
  };

  const list = (rows: Fact[], columns: Column[]) => {
    const table = doc.struct('Table');
    root.add(table);
    for (const { label, value, bold = false } of rows) {
      const { parts, height } = layRow(
        columns,
        [
          { text: label, bold },
          { text: value, bold },
        ],
        { size: 10.5 },
      );
      need(height);
      const row = doc.struct('TR');
      table.add(row);
      row.add(doc.struct('TH', { scope: 'Row' } as never, () => paint(parts[0] as Drawn[])));
      row.add(doc.struct('TD', {}, () => paint(parts[1] as Drawn[])));
      row.end();
      y += height;
      rule(colors.line, 0.5);
    }
    table.end();
  };

  return {
    h1: (text: string) => block('H1', text, { size: 21, weight: 700 }, 0, 4),
    h2(text: string) {
      block('H2', text, { size: 14, weight: 700 }, 20, 6, 70);
      doc.outline.addItem(text);
    },
    paragraph: (text: string, soft = false) =>
      block('P', text, { size: 10.5, ...(soft ? { color: colors.soft } : {}) }, 6, 4),

    /** Who sends it, and to whom, where the window of an envelope is. */
    address(sender: string, lines: readonly string[]) {
      const small: Style = { size: 8, color: colors.soft };
      const style: Style = { size: 11 };
      const left = margin + width * 0.55;
      const room = width * 0.45;
      const part = doc.struct('P');
      root.add(part);
      part.add(() => draw(wrap(sender, small, width), small, margin, margin, width));
      part.end();
      const to = doc.struct('P');
      root.add(to);
      let top = margin + 74;
      for (const [place, text] of lines.entries()) {
        // Read as one text, with a space between its lines.
        const drawn = wrap(place < lines.length - 1 ? `${text} ` : text, style, room);
        const at = top;
        to.add(() => draw(drawn, style, left, at, room));
        top += heightOf(drawn, style);
      }
      to.end();
      y = Math.max(margin + 160, top + 20);
    },

    /** A code of squares with words for who cannot see it. `side` is in points. */
    squares(rows: readonly (readonly boolean[])[], alt: string, side: number) {
      y += 8;
      need(side);
      const one = side / rows.length;
      const bbox = [margin, y, margin + side, y + side];
      const figure = doc.struct('Figure', { alt, bbox } as never, () => {
        rows.forEach((row, down) => {
          row.forEach((isDark, right) => {
            if (isDark) doc.rect(margin + right * one, (bbox[1] as number) + down * one, one, one);
          });
        });
        doc.fill('#000000');
      });
      root.add(figure);
      y += side + 6;
    },

    /** How many pages it has so far. */
    pages: () => doc.bufferedPageRange().count,

    /** Facts with a header in front of each. */
    facts: (rows: Fact[]) => list(rows, [{ width: 0.38 }, { width: 0.62 }]),

    /** Amounts under each other, with a header in front of each. */
    bill: (rows: Fact[]) => list(rows, [{ width: 0.7 }, { width: 0.3, align: 'right' }]),

    /** A table with a header row, which is repeated on each page it goes on. Shares of `width` add up to 1. */
    table(columns: Column[], header: string[], rows: Cell[][]) {
      const style: Style = { size: 9 };
      const head = layRow(
        columns,
        header.map((text) => ({ text, bold: true })),
        style,
      );
      const table = doc.struct('Table');
      root.add(table);
      const first = doc.struct('TR');
      table.add(first);
      const wash = () => artifact('Layout', () => doc.rect(margin, y, width, head.height).fill(colors.wash));
      need(head.height + 40);
      wash();
      for (const parts of head.parts)
        first.add(doc.struct('TH', { scope: 'Column' } as never, () => paint(parts)));
      first.end();
      y += head.height;
      for (const cells of rows) {
        const { parts, height } = layRow(columns, cells, style);
        if (need(height)) {
          wash();
          artifact('Pagination', () => head.parts.forEach(paint));
          y += head.height;
        }
        const row = doc.struct('TR');
        table.add(row);
        parts.forEach((part, i) => {
          row.add(
            i === 0
              ? doc.struct('TH', { scope: 'Row' } as never, () => paint(part))
              : doc.struct('TD', {}, () => paint(part)),
          );
        });
        row.end();
        y += height;
        rule(colors.line, 0.5);
      }
      table.end();
    },

    /** Ends the document with a line at the foot of each page. */
    async finish(footer: (page: number, pages: number) => string): Promise<Buffer> {
      root.end();
      const { count } = doc.bufferedPageRange();
      for (let page = 0; page < count; page += 1) {
        doc.switchToPage(page);
        const style: Style = { size: 9, color: colors.soft };
        y = doc.page.height - margin - 14;
        artifact('Pagination', () =>
          draw(wrap(footer(page + 1, count), style, width), style, margin, y, width),
        );
      }
      doc.end();
      await ended;
      return Buffer.concat(chunks);
    },
  };
}
