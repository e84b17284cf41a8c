/** Why staff may erase a dossier. */
export const staffReasons = ['wrongPerson', 'fraud', 'minor', 'withdrawn'] as const;
export type StaffReason = (typeof staffReasons)[number];
/** Why a dossier was erased: by staff, or because its term of keeping was over. */
export type ErasureReason = StaffReason | 'expired';

/** What a certificate counts as erased, and what it says that stays without the person. */
export const erasedKinds = [
  'person',
  'invoices',
  'documents',
  'messages',
  'filings',
  'reports',
  'plans',
  'bookings',
  'access',
] as const;
export type ErasedKind = (typeof erasedKinds)[number];
export const keptKinds = ['payments', 'refunds', 'trail'] as const;
export type KeptKind = (typeof keptKinds)[number];

export type Erased = Readonly<Record<ErasedKind, number>>;
export type Kept = Readonly<Record<KeptKind, number>>;

/** Whether the person is not to come back either, with whatever debt: not so where only the debt was wrong or old. */
export const blocksPerson = (reason: ErasureReason): boolean =>
  reason !== 'withdrawn' && reason !== 'expired';

/** The same name and address in whatever order, case, accents and signs they are written. */
export function normalised(...parts: (string | null)[]): string {
  return parts
    .map((part) =>
      (part ?? '')
        .normalize('NFKD')
        .replace(/\p{M}/gu, '')
        .toLowerCase()
        .split(/[^\p{L}\p{N}]+/u)
        .filter((word) => word !== '')
        .sort()
        .join(' '),
    )
    .join('\n');
}
