/**
 * Two readings where the law leaves room: `safe` is best for the debtor and governs what we do ourselves, `strict` is
 * best for the creditor, and only what breaks even that may be called unlawful.
 */
export type Reading = 'safe' | 'strict';

/** How a part of a cent is rounded in an amount that a reading allows. */
export const roundingOf = (reading: Reading) => (reading === 'safe' ? ('down' as const) : ('up' as const));
