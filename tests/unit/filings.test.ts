import { describe, expect, it } from 'vitest';
import { type Day, day } from '@/lib/debt-law/day.ts';
import { groundNames as grounds } from '@/lib/disputes/grounds.ts';
import { disputeFault } from '@/lib/filings/dispute-fault.ts';
import { scopeOf, verdictOf } from '@/lib/filings/dispute-steps.ts';
import { dueOnOf } from '@/lib/filings/due.ts';
import { stepAfter, stepsOf } from '@/lib/filings/journeys.ts';
import { actOf, actsOf, isSettled, statesOf } from '@/lib/filings/machine.ts';
import { detailsOf, readField } from '@/lib/filings/read-fields.ts';
import { interestStopsOf, isSettling, lastDayOf, restsOn, type Stop } from '@/lib/filings/stops.ts';
import { filingKinds } from '@/lib/filings/view.ts';
import { optionKey } from '@/lib/i18n/filing-words-in.ts';
import { locales } from '@/lib/i18n/locales.ts';
import { loadTopic } from '@/lib/i18n/messages.ts';

const today = day('2026-11-23');
const stop = (more: Partial<Stop>): Stop => ({
  ...{ filingId: 'f', kind: 'dispute', from: day('2026-03-06'), last: null, registered: null, ended: null },
  ...more,
});

describe('the states of a filing', () => {
  const all = filingKinds.flatMap((kind) => statesOf(kind).map((state) => [kind, state] as const));
  const sides = ['debtor', 'staff'] as const;

  it.each(all)('of a %s that is %s lead on to states that exist', (kind, state) => {
    for (const side of sides)
      for (const [, { to }] of actsOf(kind, state, side)) expect(statesOf(kind)).toContain(to);
  });

  it.each(all)('of a %s that is %s reach an end', (kind, state) => {
    const seen = new Set([state]);
    for (const one of seen)
      for (const side of sides) for (const [, { to }] of actsOf(kind, one, side)) seen.add(to);
    const isEnd = (one: string) => sides.every((side) => actsOf(kind, one, side).length === 0);
    expect([...seen].some(isEnd)).toBe(true);
  });

  it.each(all)('of a %s that is %s let nobody do what is not theirs', (kind, state) => {
    for (const side of sides) {
      const mine = actsOf(kind, state, side).map(([name]) => name);
      const other = actsOf(kind, state, side === 'staff' ? 'debtor' : 'staff').map(([name]) => name);
      for (const name of other.filter((one) => !mine.includes(one)))
        expect(actOf(kind, state, name, side)).toEqual({ ok: false, error: 'notNow' });
    }
  });

  it('never reject without reasons', () => {
    for (const [kind, state] of all)
      for (const [name, act] of actsOf(kind, state, 'staff'))
        if (['reject', 'refuse', 'acceptInPart', 'accept', 'refute'].includes(name))
          // What was asked for and is agreed needs no reason.
          expect(act.isReasoned ?? false).toBe(!(name === 'accept' && kind.startsWith('plan')));
    expect(actOf('plan', 'filed', 'refuse', 'staff')).toMatchObject({ value: { isReasoned: true } });
  });

  it('end their stop where they end, and begin it again where a dispute is reopened', () => {
    for (const [kind, state] of all)
      for (const side of sides)
        for (const [name, { to, stop: what }] of actsOf(kind, state, side))
          if (name === 'reopen') expect(what).toBe('begins');
          // What we proposed stopped nothing.
          else expect(what === 'ends').toBe(isSettled(kind, to) && state !== 'proposed');
  });
});

describe('a stop', () => {
  it.each<[string, Partial<Stop>, string, boolean]>([
    ['before it was said', {}, '2026-03-05', false],
    ['on its first day', {}, '2026-03-06', true],
    ['while it runs', {}, '2027-01-01', true],
    ['on its last day', { last: day('2026-04-20') }, '2026-04-20', true],
    ['after its last day', { last: day('2026-04-20') }, '2026-04-21', false],
    ['on the day of the decision', { ended: day('2026-04-01') }, '2026-04-01', false],
  ])('%s', (_, more, on, rests) => {
    expect(restsOn(stop(more), day(on))).toBe(rests);
  });

  // law R2.8 b, c, d and g; R3.2 d.
  it.each([
    ['2026-03-06', null, '2026-04-06', null],
    ['2026-04-30', null, '2026-06-01', null],
    ['2026-03-06', '2026-04-20', '2026-04-06', '2026-04-20'],
  ])('of a plan asked on %s and decided on %s keeps interest off from %s to %s', (from, ended, off, on) => {
    const given = stop({ kind: 'plan', from: day(from), ended: ended ? day(ended) : null });
    expect(interestStopsOf([given])).toEqual([{ from: off, to: on, cause: 'undecided' }]);
  });

  it('that was decided in time keeps no interest off', () => {
    expect(interestStopsOf([stop({ ended: day('2026-03-20') })])).toEqual([]);
  });

  it('of a mediator lasts 45 days from the first working day after it', () => {
    expect(lastDayOf('mediation', day('2026-03-06'), null)).toBe('2026-04-20');
    expect(lastDayOf('dispute', day('2026-03-06'), null)).toBeNull();
    expect(lastDayOf('pause', day('2026-03-06'), 10)).toBe('2026-03-15');
  });

  it('of a collective settlement keeps interest off from the day after the register', () => {
    const settlement = stop({ kind: 'settlement', registered: day('2026-03-09') });
    expect(interestStopsOf([settlement])).toEqual([{ from: '2026-03-10', to: null, cause: 'settlement' }]);
    expect(isSettling([settlement], today)).toBe(true);
    expect(isSettling([stop({})], today)).toBe(false);
  });
});

describe('the day that staff keep', () => {
  it.each([
    ['plan', 'filed', '2026-03-06', null, '2026-04-05'],
    ['dispute', 'withCreditor', '2026-04-30', null, '2026-05-31'],
    ['settlement', 'confirmed', '2026-03-01', '2026-03-10', '2026-04-10'],
    ['settlement', 'confirmed', '2026-02-20', '2026-02-25', '2026-03-25'],
    ['proof', 'filed', '2026-03-02', null, '2026-03-07'],
    ['pause', 'filed', '2026-03-02', null, null],
  ] as const)('for a %s that is %s since %s', (kind, state, on, registered, due) => {
    const last = null;
    expect(dueOnOf({ kind, state, on: day(on), registered: registered && day(registered), last })).toBe(due);
  });
});

// law R3.2 a, b and c.
it.each([
  [{ registered: '2026-03-02', notified: '2026-03-10' }, '2026-04-10'],
  [{ registered: '2026-02-20', notified: '2026-02-25' }, '2026-03-25'],
  [{ registered: '2026-03-02', notified: '2026-03-10', warned: '2026-05-04' }, '2026-05-19'],
  [{ registered: null }, '2026-04-02'],
])('a collective settlement noted as %j has its day on %s', (noted, due) => {
  const facts = { kind: 'settlement', state: 'confirmed', on: day('2026-03-02'), last: null } as const;
  expect(dueOnOf({ ...facts, ...(noted as { registered: Day | null }) })).toBe(due);
});

describe('the fields of a journey', () => {
  it.each([
    [{ name: 'a', kind: 'amount' as const }, '45,50', { ok: true, value: 4_550 }],
    [{ name: 'a', kind: 'amount' as const }, '0', { ok: false, error: 'amount' }],
    [{ name: 'a', kind: 'pastDay' as const }, '24/11/2026', { ok: false, error: 'future' }],
    [{ name: 'a', kind: 'pastDay' as const }, '23/11/2026', { ok: true, value: '2026-11-23' }],
    [{ name: 'a', kind: 'day' as const }, '22/11/2026', { ok: false, error: 'pastDay' }],
    [{ name: 'a', kind: 'day' as const }, '31/02/2027', { ok: false, error: 'day' }],
    [{ name: 'a', kind: 'whole' as const, max: 120 }, '121', { ok: false, error: 'wholeNumber' }],
    [{ name: 'a', kind: 'whole' as const, max: 120 }, '-3', { ok: false, error: 'wholeNumber' }],
    [{ name: 'a', kind: 'choice' as const, options: ['x'] }, 'y', { ok: false, error: 'choose' }],
    [
      { name: 'a', kind: 'choice' as const, options: ['x'], isRequired: true as const },
      ' ',
      { ok: false, error: 'choose' },
    ],
    [{ name: 'a', kind: 'line' as const, isRequired: true as const }, '', { ok: false, error: 'required' }],
    [{ name: 'a', kind: 'line' as const }, 'x'.repeat(201), { ok: false, error: 'tooLong' }],
    [{ name: 'a', kind: 'line' as const }, 'a\0b', { ok: false, error: 'characters' }],
    [{ name: 'a', kind: 'email' as const }, 'an@caw', { ok: false, error: 'email' }],
    [{ name: 'a', kind: 'line' as const }, '  ', { ok: true, value: null }],
  ])('%j reads %j', (field, text, read) => {
    expect(readField(field, text, today)).toEqual(read);
  });

  it('lead from page to page to the last look', () => {
    expect(stepAfter('dispute', { ground: 'quality' }, 'ground')).toBe('questions');
    expect(stepAfter('dispute', { ground: 'other' }, 'ground')).toBe('questions');
    expect(stepAfter('dispute', { ground: 'other' }, 'evidence')).toBe('check');
    expect(stepAfter('pause', {}, 'days')).toBe('check');
  });

  it('say on which page something is missing', () => {
    expect(detailsOf('dispute', { ground: 'other', scope: 'whole' }, today)).toEqual({
      ok: false,
      error: 'words',
    });
    expect(detailsOf('mediation', { service: 'caw' }, today)).toEqual({ ok: false, error: 'helper' });
    expect(detailsOf('proof', {}, today)).toEqual({ ok: true, value: { words: null } });
  });
});

describe('what a dispute is about', () => {
  const id = '00000000-0000-4000-8000-000000000001';
  const other = '00000000-0000-4000-8000-000000000002';
  const dossier = { openCents: 5_000, standing: { statement: { invoices: [{ id }] } } } as never;
  const base = { ground: 'noAgreement' };

  it.each([
    [{ scope: 'whole', invoiceIds: 'x', disputedCents: 'x' }, { kind: 'whole' }],
    [
      { scope: 'invoices', invoiceIds: `${id} ${other}` },
      { kind: 'invoices', invoiceIds: [id, other] },
    ],
    [
      { scope: 'part', disputedCents: '12,50' },
      { kind: 'part', amountCents: 1_250 },
    ],
  ])('is read from %j, and the fields of another answer count for nothing', (typed, scope) => {
    const details = detailsOf('dispute', { ...base, ...typed }, today);
    expect(details.ok && scopeOf(details.value)).toEqual(scope);
  });

  it.each([
    [{}],
    [{ scope: 'invoices' }],
    [{ scope: 'invoices', invoiceIds: 'F-1' }],
    [{ scope: 'part' }],
    [{ scope: 'part', disputedCents: '0' }],
  ])('is missing from %j', (typed) => {
    expect(detailsOf('dispute', { ...base, ...typed }, today)).toEqual({ ok: false, error: 'about' });
  });

  it.each([
    [{ scope: 'invoices', invoiceIds: id }, null],
    [{ scope: 'invoices', invoiceIds: `${id} ${other}` }, 'notFound'],
    [{ scope: 'part', disputedCents: '50,00' }, null],
    [{ scope: 'part', disputedCents: '50,01' }, 'moreThanOpen'],
    [{ scope: 'whole', disputedCents: '50,01' }, null],
  ] as const)('%j is of this dossier: %s', (typed, fault) => {
    expect(disputeFault(dossier, typed)).toBe(fault);
  });

  it('keeps no mark of a ground that was chosen before', () => {
    const typed = { ground: 'alreadyPaid', scope: 'whole', evidence: 'photo paymentProof' };
    expect(detailsOf('dispute', typed, today)).toMatchObject({ value: { evidence: 'paymentProof' } });
  });

  it('is judged on completeness as it is typed and as it was sent', () => {
    const typed = { ground: 'alreadyPaid', paidOn: '1/11/2026', paidAmount: '10', paidTo: 'agency' };
    expect(verdictOf({}, 0)).toBeNull();
    expect(verdictOf(typed, 0)).toEqual({ verdict: 'needsOne', missing: 'paymentProof' });
    expect(verdictOf({ ...typed, evidence: 'paymentProof' }, 1)).toEqual({ verdict: 'enough' });
    expect(verdictOf({ ...typed, paidAmount: 1_000, evidence: 'paymentProof' }, 1)).toEqual({
      verdict: 'enough',
    });
  });
});

describe('the words of filings', () => {
  it.each(locales)('exist for each code in %s', async (locale) => {
    const words = (await loadTopic(locale, 'filings')) as unknown as Record<string, unknown>;
    const dispute = (await loadTopic(locale, 'dispute')) as unknown as Record<string, unknown>;
    const isIn = (topic: Record<string, unknown>, path: string) =>
      typeof path.split('.').reduce<unknown>((at, key) => (at as Record<string, unknown>)?.[key], topic) ===
      'string';
    const has = (path: string) => {
      const [group, name = '', option = ''] = path.split('.');
      if (isIn(words, path)) return true;
      if (group === 'fields') return isIn(dispute, `questions.${name}`);
      return group === 'options' && isIn(dispute, optionKey(name, option));
    };
    const wanted = filingKinds.flatMap((kind) => [
      ...['title', 'lead', 'stops', 'source'].map((part) => `journeys.${kind}.${part}`),
      ...statesOf(kind).map((state) => `states.${state}`),
      ...statesOf(kind).flatMap((state) =>
        (['debtor', 'staff'] as const).flatMap((side) =>
          actsOf(kind, state, side).map(([name]) => `acts.${name}`),
        ),
      ),
      ...[...grounds, ''].flatMap((ground) =>
        stepsOf(kind, { ground }).flatMap(({ id, fields }) => [
          `steps.${id}`,
          ...fields.flatMap(({ name, options = [] }) => [
            `fields.${name}`,
            ...options.map((option) => `options.${name}.${option}`),
          ]),
        ]),
      ),
    ]);
    expect([...new Set(wanted)].filter((path) => !has(path))).toEqual([]);
  });
});
