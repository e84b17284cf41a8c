import { isLocale, type Locale } from '../i18n/locales.ts';

export type Zone =
  | { kind: 'root' }
  | { kind: 'admin' }
  | { kind: 'public'; locale: Locale }
  | { kind: 'open'; locale: Locale }
  | { kind: 'account'; locale: Locale; dossierId: string | null; fileId: string | null; isFile: boolean }
  | { kind: 'staff'; locale: Locale; dossierId: string | null; isFile: boolean }
  | { kind: 'unknown' };

/** What kind of page a decoded path names. `open` pages are dynamic and need no sign-in. */
export function zoneOf(path: string): Zone {
  const [first, second, third, fourth, fifth, sixth] = path.split('/').filter(Boolean);
  if (first === undefined) return { kind: 'root' };
  if (first === 'admin') return { kind: 'admin' };
  if (!isLocale(first)) return { kind: 'unknown' };
  switch (second) {
    case 'dossiers':
      return {
        kind: 'account',
        locale: first,
        dossierId: third ?? null,
        fileId: null,
        isFile:
          ['overview', 'confirmation'].includes(fourth ?? '') ||
          (fourth === 'receipts' && fifth !== undefined) ||
          sixth === 'receipt' ||
          fifth === 'all',
      };
    case 'account':
      return { kind: 'account', locale: first, dossierId: null, fileId: null, isFile: third === 'export' };
    case 'files':
      return { kind: 'account', locale: first, dossierId: null, fileId: third ?? null, isFile: true };
    case 'admin':
      return {
        kind: 'staff',
        locale: first,
        dossierId: third === 'dossiers' ? (fourth ?? null) : null,
        isFile: third === 'dossiers' && fifth === 'receipts',
      };
    case 'sign-in':
    case 'not-me':
    case 'erased':
    case 'receipt-check':
    case 'transfer':
    case 'online-payment':
      return { kind: 'open', locale: first };
    default:
      return { kind: 'public', locale: first };
  }
}
