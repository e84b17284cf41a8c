import { crc32 } from 'node:zlib';
import { isAlsoZip, latin1 } from './bytes.ts';
import { isPicture } from './rules.ts';
import { type Cleaned, refused } from './verdict.ts';

const painting = new Set([
  'IHDR',
  'PLTE',
  'IDAT',
  'IEND',
  'tRNS',
  'gAMA',
  'cHRM',
  'sRGB',
  'iCCP',
  'cICP',
  'sBIT',
  'bKGD',
  'pHYs',
]);

/** Keeps of a PNG only the chunks that paint it, each with a right checksum, up to its end. */
export function cleanPng(bytes: Uint8Array): Cleaned {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept: Uint8Array[] = [bytes.subarray(0, 8)];
  let hasData = false;

  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = view.getUint32(at);
    const end = at + 12 + length;
    if (end > bytes.length) return refused('damaged');
    const chunk = bytes.subarray(at, end);
    const type = latin1(chunk.subarray(4, 8));
    const isFirst = at === 8;
    at = end;

    if (isFirst !== (type === 'IHDR') || !/^[A-Za-z]{4}$/.test(type)) return refused('damaged');
    if (!painting.has(type)) {
      // A capital first letter says that the picture cannot be painted without this chunk.
      if (/^[A-Z]/.test(type)) return refused('damaged');
      continue;
    }
    if (crc32(chunk.subarray(4, 8 + length)) !== view.getUint32(end - 4)) return refused('damaged');
    kept.push(chunk);
    if (type === 'IHDR') {
      if (length !== 13) return refused('damaged');
      const fault = isPicture(view.getUint32(16), view.getUint32(20));
      if (fault) return refused(fault);
    }
    hasData ||= type === 'IDAT';
    if (type === 'IEND') {
      if (!hasData || length !== 0) return refused('damaged');
      const picture = Buffer.concat(kept);
      return isAlsoZip(picture) ? refused('mismatch') : { ok: true, bytes: picture };
    }
  }
  return refused('damaged');
}
