import PDFDocument from 'pdfkit';

export type Drawn = PDFKit.PDFDocument;

/** A PDF as a program of a bank makes it, in the fonts that every reader has unless another is chosen. */
export async function drawnPdf(
  draw: (pdf: Drawn) => void,
  options: PDFKit.PDFDocumentOptions = {},
): Promise<Uint8Array> {
  const pdf = new PDFDocument({ size: 'A4', margin: 50, ...options });
  const chunks: Buffer[] = [];
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise((resolve) => pdf.on('end', resolve));
  draw(pdf);
  pdf.end();
  await ended;
  return new Uint8Array(Buffer.concat(chunks));
}

/** Writes one text with its left end at a place, in points from the top left. */
export const write = (pdf: Drawn, x: number, y: number, text: string): Drawn =>
  pdf.text(text, x, y, { lineBreak: false });

/** A PDF of bare objects, numbered from one, of which the first is the catalogue. */
export function barePdf(objects: readonly string[], trailer = ''): Uint8Array {
  const body = objects.map((object, index) => `${index + 1} 0 obj\n${object}\nendobj\n`).join('');
  return Buffer.from(`%PDF-1.7\n${body}trailer\n<< /Root 1 0 R ${trailer} >>\n%%EOF\n`, 'latin1');
}

/** An object with a stream. */
export const streamOf = (content: string, entries = ''): string =>
  `<< /Length ${content.length} ${entries} >>\nstream\n${content}\nendstream`;

/** A page of one stream in Helvetica under the name F1, as bare objects. */
export const pageOf = (stream: string): string[] => [
  '<< /Type /Catalog /Pages 2 0 R >>',
  '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
  '<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
  stream,
  '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
];
