import jsQr from 'jsqr';
import decodeQr from 'qr/decode.js';
import { describe, expect, it } from 'vitest';
import { type EpcTransfer, epcPayload, qrPath, qrSquares, withinBytes } from '@/lib/payments/epc-qr.ts';

const transfer: EpcTransfer = {
  name: 'Incasso Voorbeeld NV',
  iban: 'BE68539007547034',
  amountCents: 12_345,
  communication: '090933755493',
};

/** A code as the pixels of a picture. */
function picture(squares: readonly (readonly boolean[])[]) {
  const scale = 4;
  const width = squares.length * scale;
  const data = new Uint8ClampedArray(width * width * 4);
  for (let y = 0; y < width; y++)
    for (let x = 0; x < width; x++) {
      const shade = squares[Math.floor(y / scale)]?.[Math.floor(x / scale)] ? 0 : 255;
      data.set([shade, shade, shade, 255], (y * width + x) * 4);
    }
  return { data, width, height: width };
}

const decoders: Record<string, (squares: readonly (readonly boolean[])[]) => string | undefined> = {
  jsqr: (squares) => {
    const { data, width, height } = picture(squares);
    const bytes = jsQr(data, width, height)?.binaryData;
    return bytes && new TextDecoder().decode(new Uint8Array(bytes));
  },
  qr: (squares) => decodeQr(picture(squares)),
};

describe('an EPC QR code', () => {
  it('says what the guideline asks, byte for byte', () => {
    expect(epcPayload(transfer)).toBe(
      'BCD\n002\n1\nSCT\n\nIncasso Voorbeeld NV\nBE68539007547034\nEUR123.45\n\n090933755493',
    );
    expect(epcPayload({ ...transfer, amountCents: 5 })).toContain('\nEUR0.05\n');
    expect(epcPayload({ ...transfer, amountCents: 100 })).toContain('\nEUR1.00\n');
    expect(epcPayload({ ...transfer, amountCents: 99_999_999_999 })).toContain('\nEUR999999999.99\n');
  });

  it.each(Object.entries(decoders))('is read by %s as it was written', (_, decode) => {
    for (const name of ['Incasso Voorbeeld NV', 'É'.repeat(70), 'Société d’encaissement “Ärger & Söhne”']) {
      const payload = epcPayload({ ...transfer, name });
      expect(decode(qrSquares(payload))).toBe(payload);
    }
  });

  it('holds 331 bytes and not one more, whatever the number of characters', () => {
    expect(qrSquares('x'.repeat(331)).length).toBe(4 * 13 + 17 + 8);
    expect(() => qrSquares('x'.repeat(332))).toThrow('tooLong');
    expect(withinBytes('é'.repeat(165))).toHaveLength(165);
    expect(() => withinBytes('é'.repeat(166))).toThrow('tooLong');
  });

  it.each<[string, Partial<EpcTransfer>]>([
    ['amount', { amountCents: 0 }],
    ['amount', { amountCents: -1 }],
    ['amount', { amountCents: 100_000_000_000 }],
    ['amount', { amountCents: 10.5 }],
    ['amount', { amountCents: Number.NaN }],
    ['name', { name: '' }],
    ['name', { name: 'x'.repeat(71) }],
    ['name', { name: 'Incasso\nNV' }],
    ['iban', { iban: 'BE68539007547035' }],
    ['iban', { iban: 'BE41539007547035' }],
    ['iban', { iban: 'BE68 5390 0754 7034' }],
    ['communication', { communication: '+++090/9337/55493+++' }],
    ['communication', { communication: '09093375549' }],
  ])('is refused for its %s: %o', (reason, wrong) => {
    expect(() => epcPayload({ ...transfer, ...wrong })).toThrow(reason);
  });

  it('is drawn one path for all dark squares', () => {
    const path = qrPath([
      [true, false],
      [false, true],
    ]);
    expect(path).toBe('M0 0h1v1h-1zM1 1h1v1h-1z');
  });
});
