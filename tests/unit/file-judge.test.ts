import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeFile } from '@/lib/documents/judge-file.ts';
import { maxFileBytes } from '@/lib/documents/rules.ts';
import { bytesOf, joined, pdf, photo, screenshot, zip } from '../support/files/sample-files.ts';

const judge = (bytes: Uint8Array, name: string, declaredType = '') =>
  judgeFile({ bytes, name, declaredType });
const reason = (bytes: Uint8Array, name: string, declaredType = '') => {
  const verdict = judge(bytes, name, declaredType);
  return verdict.ok ? 'accepted' : verdict.reason;
};
const kept = (bytes: Uint8Array, name: string) => {
  const verdict = judge(bytes, name);
  if (!verdict.ok) throw new Error(verdict.reason);
  return verdict.bytes;
};
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');

describe('content, ending and claimed type', () => {
  it.each([
    ['pdf', pdf(), 'factuur.pdf', 'application/pdf', 'application/pdf', 'pdf'],
    ['photo', photo(), 'IMG_0001.JPEG', 'image/jpeg', 'image/jpeg', 'jpg'],
    ['photo without a claim', photo(), 'foto.jpg', '', 'image/jpeg', 'jpg'],
    [
      'screenshot of unknown type',
      screenshot(),
      'scherm.PNG',
      'application/octet-stream',
      'image/png',
      'png',
    ],
  ] as const)('accepts a %s', (_, bytes, name, declaredType, mediaType, extension) => {
    expect(judge(bytes, name, declaredType)).toMatchObject({ ok: true, mediaType, extension });
  });

  it.each([
    ['nothing', new Uint8Array(), 'a.pdf', '', 'empty'],
    [
      'a script in a picture format',
      bytesOf('<svg onload="alert(1)"/>'),
      'a.svg',
      'image/svg+xml',
      'notAllowed',
    ],
    ['the same with another name', bytesOf('<svg onload="alert(1)"/>'), 'a.png', 'image/png', 'notAllowed'],
    [
      'a page named as a document',
      bytesOf('<html><script>1</script>'),
      'a.pdf',
      'application/pdf',
      'notAllowed',
    ],
    ['a GIF', bytesOf('GIF89a'), 'a.gif', 'image/gif', 'notAllowed'],
    ['an archive', zip(), 'a.zip', 'application/zip', 'notAllowed'],
    ['a photo of the newer kind', bytesOf('\0\0\0\x18ftypheic\0\0\0\0mif1'), 'a.heic', 'image/heic', 'heic'],
    ['a program ending', pdf(), 'factuur.pdf.exe', 'application/pdf', 'mismatch'],
    ['an ending turned around', pdf(), 'factuur\u202Efdp.exe', 'application/pdf', 'mismatch'],
    ['no ending', pdf(), 'factuur', 'application/pdf', 'mismatch'],
    ['another ending', photo(), 'foto.png', 'image/jpeg', 'mismatch'],
    ['another claim', pdf(), 'factuur.pdf', 'image/png', 'mismatch'],
  ])('refuses %s', (_, bytes, name, declaredType, expected) => {
    expect(reason(bytes, name, declaredType)).toBe(expected);
  });

  it('takes 10 MB and not one byte more', () => {
    const room = maxFileBytes - pdf().length;
    const filled = (n: number) =>
      pdf({ objects: [`<< /Length ${n} >>\nstream\n${'x'.repeat(n)}\nendstream`] });
    const overhead = filled(room).length - maxFileBytes;
    expect(filled(room - overhead)).toHaveLength(maxFileBytes);
    expect(reason(filled(room - overhead), 'a.pdf')).toBe('accepted');
    expect(reason(filled(room - overhead + 1), 'a.pdf')).toBe('tooLarge');
  });
});

describe('documents', () => {
  it.each([
    ['a script', '<< /S /JavaScript /JS (app.alert) >>', 'active'],
    ['a script by reference', '<< /S /Foo /JS 9 0 R >>', 'active'],
    ['an escaped name', '<< /S /J#61vaScript /#4aS (x) >>', 'active'],
    ['a comment before the value', '<< /JS % note\n (x) >>', 'active'],
    ['a program', '<< /S /Launch /F (cmd.exe) >>', 'active'],
    ['a file within', '<< /Type /EmbeddedFile >>', 'active'],
    ['files within', '<< /Names << /EmbeddedFiles 9 0 R >> >>', 'active'],
    ['media', '<< /Subtype /RichMedia >>', 'active'],
    ['a form of the old kind', '<< /XFA [(a) 9 0 R] >>', 'active'],
    ['a course named after a language', '<< /Title (HTML/JS cursus) >>', 'accepted'],
    ['a font', '<< /Type /Font /FirstChar 32 /LastChar 255 >>', 'accepted'],
  ])('judges %s', (_, object, expected) => {
    expect(reason(pdf({ objects: [object] }), 'a.pdf')).toBe(expected);
    expect(reason(pdf({ folded: object }), 'a.pdf')).toBe(expected);
  });

  it('refuses a script that stands in plain text within a stream', () => {
    const hidden = '<< /Length 60 >>\nstream\n77 0 obj << /S /JavaScript /JS (x) >> endobj\nendstream';
    expect(reason(pdf({ objects: [hidden] }), 'a.pdf')).toBe('active');
  });

  it('refuses an object stream that cannot be opened or is endless', () => {
    const bomb = deflateSync(Buffer.alloc(64 * 1024 * 1024)).toString('latin1');
    const folded = (filter: string, content: string) =>
      pdf({
        objects: [`<< /Type /ObjStm /N 1 /First 5 /Filter ${filter} >>\nstream\n${content}\nendstream`],
      });
    expect(reason(folded('/FlateDecode', bomb), 'a.pdf')).toBe('active');
    expect(reason(folded('/FlateDecode', 'garbage'), 'a.pdf')).toBe('active');
    expect(reason(folded('[/ASCIIHexDecode /FlateDecode]', '00>'), 'a.pdf')).toBe('active');
    expect(reason(folded('9 0 R', '00>'), 'a.pdf')).toBe('active');
  });

  it('refuses a locked document', () => {
    expect(reason(pdf({ trailer: '/Encrypt 9 0 R' }), 'a.pdf')).toBe('encrypted');
    expect(reason(pdf({ trailer: '/Enc#72ypt 9 0 R' }), 'a.pdf')).toBe('encrypted');
  });

  it.each([
    ['without an end', pdf().subarray(0, -30), 'damaged'],
    ['that begins later', joined(bytesOf('x'.repeat(900)), pdf()), 'notAllowed'],
    ['that is an archive too', joined(pdf(), zip()), 'mismatch'],
    [
      'with an archive within that names the end as its comment',
      pdf({ objects: ['(PK\x05\x06\0\0\0\0)'] }),
      'mismatch',
    ],
    ['that is a page too', joined(bytesOf('%PDF-1.4\n<html><script>1</script>'), pdf()), 'mismatch'],
    ['with much behind its end', joined(pdf(), new Uint8Array(3000).fill(65)), 'damaged'],
  ])('refuses one %s', (_, bytes, expected) => {
    expect(reason(bytes, 'a.pdf')).toBe(expected);
  });

  it('keeps space behind the end, as banks write it, and cuts off anything else', () => {
    const spaced = pdf({ after: '\r\n\r\n\0\0  \n' });
    expect(kept(spaced, 'a.pdf')).toEqual(spaced);
    expect(text(kept(joined(pdf(), bytesOf('GIF89a tail')), 'a.pdf'))).toMatch(/%%EOF$/);
  });
});

describe('pictures', () => {
  it('keeps a photo upright and forgets the place, the phone and what follows its end', () => {
    const clean = kept(joined(photo(), bytesOf('SEFT film'), photo()), 'a.jpg');
    expect(text(photo())).toContain('PhoneMaker');
    expect(text(clean)).not.toMatch(/PhoneMaker|SEFT/);
    expect(clean.length).toBeLessThan(photo().length);
    // Tag 0x0112, one short, the value 6: turned by 90 degrees.
    expect(text(clean)).toContain('\x01\x12\0\x03\0\0\0\x01\0\x06');
    expect(kept(clean, 'a.jpg')).toEqual(clean);
  });

  it('drops a comment that holds a program', () => {
    const comment = bytesOf('\xff\xfe\0\x12<?php evil(); ?>');
    const bytes = joined(photo().subarray(0, 2), comment, photo().subarray(2));
    expect(text(kept(bytes, 'a.jpg'))).not.toContain('php');
  });

  it('keeps of a screenshot only what paints it', () => {
    const clean = kept(joined(screenshot(), zip()), 'a.png');
    expect(text(screenshot())).toContain('PhoneMaker');
    expect(text(clean)).not.toMatch(/PhoneMaker|eXIf|PK/);
    expect(kept(clean, 'a.png')).toEqual(clean);
  });

  it.each([
    ['photo cut off', photo().subarray(0, -2), 'a.jpg', 'damaged'],
    ['photo of nothing but a start', bytesOf('\xff\xd8\xff\xd9'), 'a.jpg', 'damaged'],
    ['photo with a segment beyond the end', bytesOf('\xff\xd8\xff\xe0\xff\xff'), 'a.jpg', 'damaged'],
    ['screenshot cut off', screenshot().subarray(0, -12), 'a.png', 'damaged'],
    ['screenshot with a wrong checksum', withByte(screenshot(), 30, 0xff), 'a.png', 'damaged'],
    ['screenshot 50,000 pixels wide', wide(50_000, 50_000), 'a.png', 'tooManyPixels'],
    ['screenshot of 41 megapixels', wide(10_000, 4_100), 'a.png', 'tooManyPixels'],
    ['screenshot without width', wide(0, 10), 'a.png', 'damaged'],
  ])('refuses a %s', (_, bytes, name, expected) => {
    expect(reason(bytes, name)).toBe(expected);
  });

  it('refuses a photo that says it is too large', () => {
    const bytes = photo();
    const frame = text(bytes).indexOf('\xff\xc0\0\x11\x08');
    new DataView(bytes.buffer).setUint16(frame + 5, 12_001);
    expect(reason(bytes, 'a.jpg')).toBe('tooManyPixels');
  });
});

describe('anything', () => {
  it('answers, whatever the bytes are', () => {
    const starts = [
      bytesOf('%PDF-1.7\n'),
      photo().subarray(0, 20),
      screenshot().subarray(0, 40),
      new Uint8Array(),
    ];
    fc.assert(
      fc.property(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 400 }), (start, rest) => {
        for (const name of ['a.pdf', 'a.jpg', 'a.png']) judge(joined(start, rest), name);
      }),
      { numRuns: 2000 },
    );
  });

  it('answers for a photo with any one byte changed', () => {
    const bytes = photo();
    for (let at = 0; at < bytes.length; at += 1) judge(withByte(bytes, at, (bytes[at] ?? 0) ^ 0x55), 'a.jpg');
  });
});

function withByte(bytes: Uint8Array, at: number, value: number): Uint8Array {
  const changed = Uint8Array.from(bytes);
  changed[at] = value;
  return changed;
}

/** A screenshot that claims a size; its checksum is made right. */
function wide(width: number, height: number): Uint8Array {
  const bytes = screenshot();
  const view = new DataView(bytes.buffer);
  view.setUint32(16, width);
  view.setUint32(20, height);
  let crc = 0xffffffff;
  for (const byte of bytes.subarray(12, 29)) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  view.setUint32(29, (crc ^ 0xffffffff) >>> 0);
  return bytes;
}
