import type { SessionLevel } from './schema.ts';

/** What a signed-in debtor does only so often. */
export type TurnKind = 'message' | 'upload' | 'pdf' | 'payment_report';

export type AttemptKind =
  | 'letter'
  | 'email_code'
  | 'email_send'
  | 'staff'
  | 'not_me'
  | 'pay_online'
  | 'mandate'
  | 'mandate_code'
  | 'mandate_send'
  | 'certificate'
  | 'lost_letter'
  | TurnKind;

type Limit = {
  by: 'subject' | 'address' | 'all';
  counts: 'wrong' | 'every';
  most: number;
  minutes: number;
  /** Only told to the operator: a stranger must not be able to close a door for everybody. */
  isAlarm?: true;
};

const day = 24 * 60;

const lettersAndInvitations: readonly Limit[] = [
  { by: 'subject', counts: 'wrong', most: 5, minutes: 15 },
  { by: 'subject', counts: 'wrong', most: 10, minutes: day },
  { by: 'address', counts: 'wrong', most: 20, minutes: 10 },
  { by: 'all', counts: 'wrong', most: 5_000, minutes: day, isAlarm: true },
];
const mailCodes: readonly Limit[] = [
  { by: 'subject', counts: 'wrong', most: 5, minutes: 15 },
  { by: 'address', counts: 'wrong', most: 20, minutes: 10 },
  { by: 'all', counts: 'wrong', most: 5_000, minutes: day, isAlarm: true },
];
const mails: readonly Limit[] = [
  { by: 'subject', counts: 'every', most: 3, minutes: 15 },
  { by: 'subject', counts: 'every', most: 10, minutes: day },
  { by: 'address', counts: 'every', most: 20, minutes: 60 },
];

/** How many tries in how many minutes. A success never gives tries back to an address. */
export const limitsOf: Record<AttemptKind, readonly Limit[]> = {
  letter: lettersAndInvitations,
  email_code: mailCodes,
  email_send: mails,
  mandate: lettersAndInvitations,
  mandate_code: mailCodes,
  mandate_send: mails,
  staff: [
    { by: 'subject', counts: 'wrong', most: 5, minutes: 15 },
    { by: 'address', counts: 'wrong', most: 20, minutes: 10 },
  ],
  not_me: [
    { by: 'subject', counts: 'every', most: 20, minutes: day },
    { by: 'address', counts: 'every', most: 10, minutes: 60 },
    { by: 'all', counts: 'every', most: 2_000, minutes: day, isAlarm: true },
  ],
  pay_online: [
    { by: 'subject', counts: 'every', most: 30, minutes: day },
    { by: 'address', counts: 'every', most: 20, minutes: 60 },
  ],
  lost_letter: [
    { by: 'subject', counts: 'every', most: 5, minutes: day },
    { by: 'address', counts: 'every', most: 5, minutes: 60 },
    { by: 'all', counts: 'every', most: 500, minutes: day, isAlarm: true },
  ],
  certificate: [
    { by: 'subject', counts: 'every', most: 20, minutes: day },
    { by: 'address', counts: 'every', most: 20, minutes: 60 },
  ],
  message: [{ by: 'subject', counts: 'every', most: 30, minutes: 60 }],
  upload: [
    { by: 'subject', counts: 'every', most: 60, minutes: 60 },
    { by: 'subject', counts: 'every', most: 200, minutes: day },
  ],
  pdf: [{ by: 'subject', counts: 'every', most: 30, minutes: 60 }],
  payment_report: [{ by: 'subject', counts: 'every', most: 10, minutes: day }],
};

/** After so many minutes no limit counts a try any more. */
export const longestWindow = Math.max(
  ...Object.values(limitsOf).flatMap((limits) => limits.map((l) => l.minutes)),
);

/** How long a session lasts, in minutes: unused, and in all. */
export const sessionMinutes: Record<SessionLevel, { idle: number; most: number }> = {
  letter: { idle: 20, most: 8 * 60 },
  email: { idle: 20, most: 8 * 60 },
  password: { idle: 15, most: 8 * 60 },
  mandate: { idle: 20, most: 8 * 60 },
};

/**
 * How long after its end a session is still known, by its row and by the cookie that names it: who sends a form late
 * finds what was typed again.
 */
export const rememberedMinutes = day;

/** For what lets somebody in later, or moves where we write to, who asks must have signed in within so many minutes. */
export const freshMinutes = 15;

/** One-time codes by mail live ten minutes and take five tries. */
export const mailCodeMinutes = 10;
export const mailCodeTries = 5;

/** An access code lives until the next letter, a year at most. */
export const accessCodeDays = 365;

const permissions = {
  agent: ['dossiers', 'claims', 'filings', 'bank', 'reply', 'reports'],
  administrator: [
    'dossiers',
    'claims',
    'filings',
    'bank',
    'reply',
    'reports',
    'audit',
    'accessCodes',
    'planRules',
    'erase',
  ],
} as const;

export type Permission =
  | 'dossiers'
  | 'claims'
  | 'filings'
  | 'bank'
  | 'reply'
  | 'reports'
  | 'audit'
  | 'accessCodes'
  | 'planRules'
  | 'erase';

export const may = (role: 'agent' | 'administrator', permission: Permission): boolean =>
  (permissions[role] as readonly Permission[]).includes(permission);

const inLanguage = /^\/(nl|fr|de|en)(\/|$|\?)/;

/** A path inside this site to go to after signing in, or null: no host, scheme, backslash or control character. */
export function innerPath(wanted: string | null | undefined): string | null {
  if (!wanted || wanted.length > 500 || !inLanguage.test(wanted)) return null;
  let decoded: string;
  try {
    decoded = decodeURIComponent(wanted);
  } catch {
    return null;
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what it looks for.
  if (/[\\\u0000-\u001f\u007f]|\/\//.test(decoded)) return null;
  const base = 'http://inside.invalid';
  const url = new URL(wanted, base);
  // Steps such as `/nl/../api` are resolved only now.
  const isInside = url.origin === base && inLanguage.test(url.pathname) && !url.pathname.includes('/sign-in');
  return isInside ? url.pathname + url.search : null;
}

/** The part of an IP address that one subscriber holds: IPv6 by its /64. */
export function subscriberOf(address: string): string {
  if (!address.includes(':')) return address;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped?.[1]) return mapped[1];
  const [head = '', tail] = address.toLowerCase().split('::');
  const left = head ? head.split(':') : [];
  const right = tail ? tail.split(':') : [];
  const middle =
    tail === undefined ? [] : Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => '0');
  return [...left, ...middle, ...right]
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':');
}
