import { latin1 } from './bytes.ts';
import { cleanJpeg } from './clean-jpeg.ts';
import { cleanPng } from './clean-png.ts';
import { endingOf } from './file-name.ts';
import { judgePdf } from './judge-pdf.ts';
import { type FileKind, fileKinds, maxFileBytes } from './rules.ts';
import { type Cleaned, refused, type Verdict } from './verdict.ts';

const judges: Record<FileKind, (bytes: Uint8Array) => Cleaned> = {
  pdf: judgePdf,
  jpeg: cleanJpeg,
  png: cleanPng,
};

/**
 * Judges a file by its content, then by the ending of its name, then by the type that the browser claims; all must
 * agree. A picture comes back without all that does not paint it: place, device, thumbnails, what follows its end.
 */
export function judgeFile(file: { bytes: Uint8Array; name: string; declaredType: string }): Verdict {
  const { bytes, name } = file;
  if (bytes.byteLength === 0) return refused('empty');
  if (bytes.byteLength > maxFileBytes) return refused('tooLarge');
  const kind = kindOf(bytes);
  if (!kind) return refused(isHeic(bytes) ? 'heic' : 'notAllowed');
  const { mediaType, endings, aliases } = fileKinds[kind];
  if (!(endings as readonly string[]).includes(endingOf(name))) return refused('mismatch');
  const declared = file.declaredType.split(';')[0]?.trim().toLowerCase() ?? '';
  const claimsNothing = declared === '' || declared === 'application/octet-stream';
  if (!claimsNothing && ![mediaType, ...aliases].includes(declared as never)) return refused('mismatch');
  const cleaned = judges[kind](bytes);
  return cleaned.ok ? { ok: true, bytes: cleaned.bytes, mediaType, extension: endings[0] } : cleaned;
}

const starts: Record<FileKind, number[]> = {
  pdf: [0x25, 0x50, 0x44, 0x46, 0x2d],
  jpeg: [0xff, 0xd8, 0xff],
  png: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
};

const kindOf = (bytes: Uint8Array): FileKind | undefined =>
  (Object.keys(starts) as FileKind[]).find((kind) => starts[kind].every((byte, at) => bytes[at] === byte));

const isHeic = (bytes: Uint8Array) => /^ftyp(?:hei|hev|mif1|msf1)/.test(latin1(bytes.subarray(4, 12)));
