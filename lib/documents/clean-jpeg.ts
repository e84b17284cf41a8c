import { isAlsoZip, latin1 } from './bytes.ts';
import { isPicture } from './rules.ts';
import { type Cleaned, refused } from './verdict.ts';

const [startOfImage, endOfImage, startOfScan] = [0xd8, 0xd9, 0xda];
const frames = new Set([0xc0, 0xc1, 0xc2]);
const otherFrames = new Set([0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf]);
const tables = new Set([0xc4, 0xdb, 0xdd]);

/**
 * Keeps of a JPEG only what paints it: frame, tables, scans, colour profile and which way is up. What phones put
 * elsewhere (place, thumbnails, a film behind the picture) is left out, and so is anything else that hid there.
 */
export function cleanJpeg(bytes: Uint8Array): Cleaned {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept: Uint8Array[] = [Uint8Array.of(0xff, startOfImage)];
  let isTurned = false;
  let hasFrame = false;
  let hasScan = false;
  let at = 2;

  while (at + 1 < bytes.length) {
    if (bytes[at] !== 0xff) return refused('damaged');
    const marker = bytes[at + 1] as number;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === endOfImage) {
      if (!hasFrame || !hasScan) return refused('damaged');
      const picture = Buffer.concat([...kept, Uint8Array.of(0xff, endOfImage)]);
      return isAlsoZip(picture) ? refused('mismatch') : { ok: true, bytes: picture };
    }
    if (at + 4 > bytes.length) break;
    const end = at + 2 + view.getUint16(at + 2);
    if (end < at + 4 || end > bytes.length) return refused('damaged');
    const segment = bytes.subarray(at, end);
    at = end;

    if (otherFrames.has(marker)) return refused('notAllowed');
    if (frames.has(marker)) {
      if (hasFrame || segment.length < 11) return refused('damaged');
      hasFrame = true;
      const fault = isPicture(
        view.getUint16(end - segment.length + 7),
        view.getUint16(end - segment.length + 5),
      );
      if (fault) return refused(fault);
      kept.push(segment);
    } else if (marker === startOfScan) {
      if (!hasFrame) return refused('damaged');
      hasScan = true;
      at = endOfScan(bytes, end);
      kept.push(segment, bytes.subarray(end, at));
    } else if (tables.has(marker)) {
      kept.push(segment);
    } else if (marker === 0xe0 && startsWith(segment, 'JFIF\0') && segment.length >= 16) {
      kept.push(withoutThumbnail(segment));
    } else if (marker === 0xe1 && startsWith(segment, 'Exif\0\0')) {
      const orientation = orientationOf(segment.subarray(10)) ?? 1;
      if (orientation !== 1 && !isTurned) kept.push(orientationSegment(orientation));
      isTurned ||= orientation !== 1;
    } else if (marker === 0xe2 && startsWith(segment, 'ICC_PROFILE\0')) {
      kept.push(segment);
    } else if (marker === 0xee && startsWith(segment, 'Adobe')) {
      kept.push(segment);
    }
  }
  return refused('damaged');
}

const startsWith = (segment: Uint8Array, text: string) =>
  latin1(segment.subarray(4, 4 + text.length)) === text;

/** Where the coded picture ends: at the first marker that is no restart. */
function endOfScan(bytes: Uint8Array, from: number): number {
  let at = bytes.indexOf(0xff, from);
  while (at !== -1 && at + 1 < bytes.length) {
    const next = bytes[at + 1] as number;
    if (next !== 0x00 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
    at = bytes.indexOf(0xff, next === 0xff ? at + 1 : at + 2);
  }
  return bytes.length;
}

function withoutThumbnail(jfif: Uint8Array): Uint8Array {
  const plain = Uint8Array.from(jfif.subarray(0, 18));
  plain.set([0, 16], 2);
  plain.set([0, 0], 16);
  return plain;
}

/** The orientation tag of an Exif block (1 to 8), when it is there and can be read. */
function orientationOf(tiff: Uint8Array): number | undefined {
  if (tiff.length < 14) return undefined;
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
  const order = latin1(tiff.subarray(0, 2));
  if (order !== 'II' && order !== 'MM') return undefined;
  const little = order === 'II';
  const directory = view.getUint32(4, little);
  if (directory + 2 > tiff.length) return undefined;
  const entries = view.getUint16(directory, little);
  for (let i = 0; i < entries; i += 1) {
    const entry = directory + 2 + i * 12;
    if (entry + 12 > tiff.length) return undefined;
    if (view.getUint16(entry, little) !== 0x0112) continue;
    const value = view.getUint16(entry + 8, little);
    return value >= 1 && value <= 8 ? value : undefined;
  }
  return undefined;
}

/** The smallest Exif block that says which way is up. */
function orientationSegment(orientation: number): Uint8Array {
  const header = [0xff, 0xe1, 0, 34, ...Buffer.from('Exif\0\0MM\0*', 'latin1'), 0, 0, 0, 8];
  const entry = [0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0];
  return Uint8Array.from([...header, ...entry, 0, 0, 0, 0]);
}
