import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentDisposition, displayName, endingOf } from '@/lib/documents/file-name.ts';

describe('displayName', () => {
  it.each([
    ['factuur 2026.pdf', 'pdf', 'factuur 2026.pdf'],
    ['../../etc/passwd', 'pdf', 'passwd.pdf'],
    ['C:\\Documents\\brief.PDF', 'pdf', 'brief.pdf'],
    ['con.pdf', 'pdf', '_con.pdf'],
    ['a\r\nSet-Cookie: x.png', 'png', 'aSet-Cookie x.png'],
    ['betaling\u202Efdp.exe', 'pdf', 'betalingfdp.pdf'],
    ['bewijs "1"; x.jpg', 'jpg', 'bewijs 1; x.jpg'],
    ['re\u0301c\u0327u.pdf', 'pdf', 'r\u00e9\u00e7u.pdf'],
    ['😀 bewijs.png', 'png', '😀 bewijs.png'],
    ['\ud800.png', 'png', 'file.png'],
    ['', 'pdf', 'file.pdf'],
    ['...', 'pdf', 'file.pdf'],
    [`${'e'}${'\u0301'.repeat(1000)}.pdf`, 'pdf', '\u00e9\u0301\u0301\u0301.pdf'],
  ])('%j becomes safe', (name, extension, expected) => {
    expect(displayName(name, extension)).toBe(expected);
  });

  it('is at most 100 characters, whatever was sent', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (name) => {
        const shown = displayName(name, 'pdf');
        expect([...shown].length).toBeLessThanOrEqual(100);
        expect(shown).toMatch(/^[^/\\\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069"<>:|?*]+\.pdf$/u);
      }),
    );
  });
});

describe('endingOf', () => {
  it.each([
    ['a.PDF', 'pdf'],
    ['a.pdf.exe', 'exe'],
    ['folder.pdf/a', ''],
    ['a.', ''],
    ['.png', 'png'],
    ['a.p\u200bdf', 'pdf'],
  ])('of %j is %j', (name, expected) => {
    expect(endingOf(name)).toBe(expected);
  });
});

describe('contentDisposition', () => {
  it('has a plain name and the full one', () => {
    expect(contentDisposition('attachment', "reçu (€ 5) 'x'.pdf")).toBe(
      'attachment; filename="recu (_ 5) _x_.pdf"; filename*=UTF-8\'\'re%C3%A7u%20%28%E2%82%AC%205%29%20%27x%27.pdf',
    );
  });

  it('is one line of ASCII, whatever the name is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (name) => {
        const value = contentDisposition('attachment', name);
        expect(value).toMatch(
          /^attachment; filename="[A-Za-z0-9 ._()-]*"; filename\*=UTF-8''[A-Za-z0-9!~._%-]*$/,
        );
        expect(new Headers({ 'content-disposition': value }).get('content-disposition')).toBe(value);
      }),
    );
  });
});
