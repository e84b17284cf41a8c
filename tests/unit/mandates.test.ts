import { describe, expect, it } from 'vitest';
import { eventTypes } from '@/db/schema/event-types.ts';
import { mandateScopes } from '@/lib/context.ts';
import { day } from '@/lib/debt-law/day.ts';
import { locales } from '@/lib/i18n/locales.ts';
import { dayFaultOf, mayOpen, scopesOf, stateOf } from '@/lib/mandates/rules.ts';
import { mandateSchema } from '@/lib/mandates/schema.ts';
import { textsOf } from '../support/texts.ts';

const today = day('2026-11-23');

describe('the days of a mandate', () => {
  it.each([
    ['2026-11-23', '2026-11-23', null],
    ['2026-11-23', '2027-11-23', null],
    ['2027-02-21', '2028-02-21', null],
    ['2026-11-22', '2026-12-01', 'dayPast'],
    ['2027-02-22', '2027-03-01', 'startsTooLate'],
    ['2026-12-02', '2026-12-01', 'endsBefore'],
    ['2026-11-23', '2027-11-24', 'endsTooLate'],
  ])('from %s to %s: %s', (from, last, code) => {
    expect(dayFaultOf({ fromOn: day(from), lastOn: day(last) }, today)?.code ?? null).toBe(code);
  });

  it.each([
    ['draft', null, null, '2026-11-01', '2026-12-01'],
    ['later', new Date(0), null, '2026-11-24', '2026-12-01'],
    ['running', new Date(0), null, '2026-11-23', '2026-11-23'],
    ['over', new Date(0), null, '2026-11-01', '2026-11-22'],
    ['ended', new Date(0), new Date(1), '2026-11-01', '2026-12-01'],
  ] as const)('say that it is %s', (state, givenAt, revokedAt, from, last) => {
    expect(stateOf({ fromOn: day(from), lastOn: day(last), givenAt, revokedAt }, today)).toBe(state);
  });
});

it('reads the scopes of its columns', () => {
  expect(scopesOf({ mayDownload: false, mayMessage: true, mayPlan: false })).toEqual(['message']);
  expect(scopesOf({ mayDownload: true, mayMessage: true, mayPlan: true })).toEqual([...mandateScopes]);
});

describe('the pages that a mediator finds', () => {
  const opens = (path: string, ...scopes: (typeof mandateScopes)[number][]) =>
    mayOpen(path.split('/').filter(Boolean), { scopes });

  it.each([
    '/dossiers',
    '/dossiers/1',
    '/dossiers/1/invoices',
    '/dossiers/1/payments',
    '/dossiers/1/filings/2',
  ])('%s by reading', (path) => expect(opens(path)).toBe(true));

  it.each([
    ['/dossiers/1/documents', 'download'],
    ['/dossiers/1/overview', 'download'],
    ['/dossiers/1/calendar', 'download'],
    ['/dossiers/1/messages', 'message'],
    ['/dossiers/1/plan', 'plan'],
    ['/dossiers/1/plan/check', 'plan'],
  ] as const)('%s with %s and without it not', (path, scope) => {
    expect(opens(path, scope)).toBe(true);
    expect(opens(path, ...mandateScopes.filter((other) => other !== scope))).toBe(false);
  });

  it('a receipt of a message only with both', () => {
    expect(opens('/dossiers/1/receipts/2', 'download', 'message')).toBe(true);
    expect(opens('/dossiers/1/receipts/2', 'download')).toBe(false);
    expect(opens('/dossiers/1/receipts/2', 'message')).toBe(false);
  });

  it.each([
    ...[
      '/account',
      '/dossiers/1/help',
      '/dossiers/1/dispute',
      '/dossiers/1/mediation/check',
      '/dossiers/1/pause',
    ],
    ...[
      '/dossiers/1/payments/proof',
      '/dossiers/1/mandates',
      '/dossiers/1/mandates/2',
      '/dossiers/1/constructor',
    ],
    ...['/dossiers/1/toString', '/', '/dossiers/1/__proto__'],
  ])('%s never', (path) => expect(opens(path, ...mandateScopes)).toBe(false));
});

describe('the form of a mandate', () => {
  const form = {
    dossierId: '0b9f4f4e-6f0c-4c52-9d0b-3a1f6b0c2d11',
    ...{ name: '  Els   Maes ', organisation: 'OCMW Gent', email: 'Els@Example.BE' },
    ...{ 'may-plan': 'on', fromOn: '01/01/2000', lastOn: '' },
  };
  const codesOf = (typed: object) =>
    Object.fromEntries(
      (mandateSchema.safeParse(typed).error?.issues ?? []).map(({ path, message }) => [path[0], message]),
    );

  it('asks for days that can be', () => {
    expect(codesOf(form)).toEqual({ lastOn: 'required' });
    expect(codesOf({ ...form, lastOn: '02/01/2000' })).toEqual({ fromOn: 'dayPast' });
    expect(codesOf({ ...form, fromOn: '32/01/2027', lastOn: 'x' })).toEqual({ fromOn: 'day', lastOn: 'day' });
  });

  it('refuses a name over several lines, nothing, and no address', () => {
    const odd = { ...form, name: 'Els\nBcc: x', organisation: ' ', email: 'els' };
    expect(codesOf(odd)).toMatchObject({ name: 'characters', organisation: 'required', email: 'email' });
  });
});

it.each(locales)('has words for what a mediator leaves in the trail, in %s', (locale) => {
  const texts = textsOf(locale, 'mandates');
  const ofMediators = eventTypes.filter((type) =>
    /^(signIn\.done|message\.(sent|drafted)|file\.(opened|attached|removed)|receipt\.opened|filing\.(drafted|filed)|filings\.seen)$/.test(
      type,
    ),
  );
  expect(ofMediators).toHaveLength(10);
  expect(ofMediators.filter((type) => !texts.has(`what.${type}`))).toEqual([]);
});

it.each(locales)('has words for each page that a mediator finds, in %s', (locale) => {
  const texts = textsOf(locale, 'mandates');
  const pages = [
    'list',
    'dossier',
    'invoices',
    'payments',
    'documents',
    'messages',
    'overview',
    'calendar',
    'plan',
  ];
  expect(pages.filter((page) => !texts.has(`what.seen.${page}`))).toEqual([]);
});
