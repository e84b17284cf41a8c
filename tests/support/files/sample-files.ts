import { readFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';

const read = (name: string) => new Uint8Array(readFileSync(new URL(name, import.meta.url)));

/** As a phone makes it: turned by 90 degrees, with the place and the maker of the phone in it. */
export const photo = () => read('photo-turned-with-place.jpg');
export const screenshot = () => read('screenshot-with-words.png');

type PdfParts = {
  /** Further objects, each the text within `obj` and `endobj`. */
  objects?: string[];
  /** Text that stands compressed in an object stream. */
  folded?: string;
  trailer?: string;
  after?: string;
};

/** A small PDF that opens, with what a test wants in it. */
export function pdf({ objects = [], folded, trailer = '', after = '\n' }: PdfParts = {}): Uint8Array {
  const text = 'BT /F1 12 Tf 72 720 Td (Factuur) Tj ET';
  const all = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    ...objects,
    ...(folded === undefined ? [] : [objectStream(folded)]),
  ];
  let body = '%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n';
  const places = all.map((object, i) => {
    const place = body.length;
    body += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const start = body.length;
  body += `xref\n0 ${all.length + 1}\n0000000000 65535 f \n${places.join('')}`;
  body += `trailer\n<< /Size ${all.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF${after}`;
  return new Uint8Array(Buffer.from(body, 'latin1'));
}

function objectStream(text: string): string {
  const packed = deflateSync(Buffer.from(`90 0 ${text}`, 'latin1')).toString('latin1');
  return `<< /Type /ObjStm /N 1 /First 5 /Filter /FlateDecode /Length ${packed.length} >>\nstream\n${packed}\nendstream`;
}

export const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));

export const joined = (...parts: Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));

/** An empty ZIP archive with its directory at the end. */
export const zip = () => joined(bytesOf('PK\x05\x06'), new Uint8Array(18));
