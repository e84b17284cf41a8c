import type { MediaType } from './rules.ts';

export type FileRefusal =
  | 'empty'
  | 'tooLarge'
  | 'notAllowed'
  | 'heic'
  | 'mismatch'
  | 'active'
  | 'encrypted'
  | 'damaged'
  | 'tooManyPixels';

export type Refused = { ok: false; reason: FileRefusal };

/** What the judge of one kind of file says: the bytes to keep, or why not. */
export type Cleaned = { ok: true; bytes: Uint8Array } | Refused;

export type Judged = { ok: true; bytes: Uint8Array; mediaType: MediaType; extension: 'pdf' | 'jpg' | 'png' };
export type Verdict = Judged | Refused;

export const refused = (reason: FileRefusal): Refused => ({ ok: false, reason });
