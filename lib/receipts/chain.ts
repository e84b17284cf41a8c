import { createHash } from 'node:crypto';

/** What a link of a chain is made of; `at` in UTC. */
export type Link = {
  place: number;
  kind: string;
  number: string;
  at: Date;
  contentHash: string;
  previousHash: string | null;
};

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** The fingerprint of what was received: SHA-256 over its salt and its JSON with sorted keys (RFC 8785, without floats). */
export const contentHashOf = (salt: string, content: unknown): string =>
  sha256(`${salt}\n${canonical(content)}`);

/** The fingerprint of a link, which binds the one before it. */
export const linkHashOf = ({ place, kind, number, at, contentHash, previousHash }: Link): string =>
  sha256([previousHash ?? '', place, kind, number, at.toISOString(), contentHash].join('\n'));

/** What is printed of a fingerprint, to be typed: its first 16 signs, which is 64 bits. */
export const checkCodeOf = (hash: string): string =>
  hash
    .slice(0, 16)
    .toUpperCase()
    .replace(/(.{4})(?=.)/g, '$1 ');

/** A number as it is printed: one of hexadecimal signs in groups of four. */
export const shownNumber = (number: string): string =>
  /^[0-9A-F]{12}$/.test(number) ? number.replace(/(.{4})(?=.)/g, '$1 ') : number;

/** A number or a code as it is compared: without spaces, in capitals. */
export const plain = (typed: string): string => typed.replace(/[\s.\u00ad]/g, '').toUpperCase();

/** JSON with the keys of every object in one order, so that equal content has equal text. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value ?? null);
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`).join()}}`;
}
