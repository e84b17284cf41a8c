import { describe, expect, it } from 'vitest';
import { actOf, actsOf, isSettled, type Side, statesOf } from '@/lib/filings/machine.ts';

const acts = [
  ...(['sendToCreditor', 'askEvidence', 'addEvidence', 'recordAnswer', 'accept'] as const),
  ...(['acceptInPart', 'reject', 'reopen', 'withdraw'] as const),
];
type Act = (typeof acts)[number];

const decisions = { accept: 'accepted', acceptInPart: 'acceptedInPart', reject: 'rejected' };

/** Every move that there is, by hand: who does what from where, and where it leads. All others are refused. */
const moves: Record<string, Record<Side, Partial<Record<Act, string>>>> = {
  filed: {
    debtor: { addEvidence: 'filed', withdraw: 'withdrawn' },
    staff: { sendToCreditor: 'withCreditor', askEvidence: 'evidenceAsked', ...decisions },
  },
  withCreditor: {
    debtor: { addEvidence: 'withCreditor', withdraw: 'withdrawn' },
    staff: { recordAnswer: 'answered', askEvidence: 'evidenceAsked', ...decisions },
  },
  answered: {
    debtor: { addEvidence: 'answered', withdraw: 'withdrawn' },
    staff: { sendToCreditor: 'withCreditor', askEvidence: 'evidenceAsked', ...decisions },
  },
  evidenceAsked: {
    debtor: { addEvidence: 'filed', withdraw: 'withdrawn' },
    staff: { sendToCreditor: 'withCreditor', recordAnswer: 'evidenceAsked', ...decisions },
  },
  reopened: {
    debtor: { addEvidence: 'reopened', withdraw: 'withdrawn' },
    staff: { sendToCreditor: 'withCreditor', askEvidence: 'evidenceAsked', ...decisions },
  },
  accepted: { debtor: {}, staff: {} },
  acceptedInPart: { debtor: { reopen: 'reopened' }, staff: {} },
  rejected: { debtor: { reopen: 'reopened' }, staff: {} },
  withdrawn: { debtor: {}, staff: {} },
};

it('a dispute has these states', () => {
  expect(statesOf('dispute').toSorted()).toEqual(Object.keys(moves).toSorted());
});

const table = Object.keys(moves).flatMap((state) =>
  acts.flatMap((act) => (['debtor', 'staff'] as const).map((side) => [state, act, side] as const)),
);

describe('a dispute', () => {
  it.each(table)('that is %s, when %s is done by %s', (state, act, side) => {
    const to = moves[state]?.[side][act];
    const done = actOf('dispute', state, act, side);
    if (to === undefined) expect(done).toEqual({ ok: false, error: 'notNow' });
    else expect(done).toMatchObject({ ok: true, value: { to } });
  });

  it.each(table.filter(([, act]) => act === 'reopen'))(
    'that is %s is not reopened twice: %s by %s',
    (...row) => {
      const [state, act, side] = row;
      expect(actOf('dispute', state, act, side, ['reject', 'reopen', 'reject'])).toEqual({
        ok: false,
        error: 'notNow',
      });
    },
  );

  it('rests exactly as long as nothing is decided', () => {
    for (const state of statesOf('dispute'))
      for (const side of ['debtor', 'staff'] as const)
        for (const [name, { to, stop }] of actsOf('dispute', state, side)) {
          if (isSettled('dispute', to)) expect([name, stop]).toEqual([name, 'ends']);
          else expect([name, stop]).toEqual([name, name === 'reopen' ? 'begins' : undefined]);
        }
  });

  it('is decided with reasons from the list and words, and nobody else than its debtor takes it back', () => {
    for (const name of ['accept', 'acceptInPart', 'reject']) {
      const act = actOf('dispute', 'filed', name, 'staff');
      expect(act).toMatchObject({ value: { isReasoned: true } });
      expect(act.ok && act.value.asks).toContain('reasons');
    }
  });
});
