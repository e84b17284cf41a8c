export const mailKinds = [
  ...(['code', 'changed', 'receipt', 'answer', 'decision', 'news', 'plan'] as const),
  ...(['booked', 'closing', 'statement', 'refund', 'instalmentSoon', 'instalmentLate'] as const),
] as const;
export type MailKind = (typeof mailKinds)[number];
/** Sent to an address that stands sealed in the mail itself, as the debtor may have another one by now, or none. */
export const sealedKinds = ['code', 'changed'] as const satisfies MailKind[];
export type SealedKind = (typeof sealedKinds)[number];
/** `portal`: it stands in the portal alone, as no address is known. */
export type MailState = 'waiting' | 'sent' | 'byPost' | 'portal' | 'refused' | 'failed' | 'bounced';
/** A paper that the law wants on a durable medium, or that says where money went. @source Code of Economic Law, art. XIX.11 and XIX.12 */
export type PaperKind = 'plan' | 'closing' | 'statement' | 'refund';

const papers: readonly string[] = ['plan', 'closing', 'statement', 'refund'] satisfies PaperKind[];
/** What we send of our own motion to be paid. All else always leaves. */
export const collectingKinds = ['instalmentSoon', 'instalmentLate'] as const satisfies MailKind[];

export const isPaper = (kind: MailKind): kind is PaperKind => papers.includes(kind);

export const isSealed = (kind: MailKind): kind is SealedKind => sealedKinds.some((one) => one === kind);

export const isCollecting = (kind: MailKind): boolean => collectingKinds.some((one) => one === kind);

const minutesUntilNext = [1, 5, 30, 2 * 60, 6 * 60, 12 * 60, 24 * 60];

/** How many minutes after a try that failed the next one comes; null when that was the last one. */
export const minutesAfter = (tries: number): number | null => minutesUntilNext[tries - 1] ?? null;

/** For how long one sender has a mail to itself: longer than a mail server is waited for. */
export const claimMinutes = 5;
