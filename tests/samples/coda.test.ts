import { createReadStream, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCoda } from '@/lib/bank-statements/coda.ts';
import { UnreadableBankFile } from '@/lib/bank-statements/model.ts';
import { samplesFolder } from './folder.ts';
import { summariesOf } from './summaries.ts';

type Expected = {
  mustReject?: true;
  statements: {
    account: string;
    currency: string;
    oldBalance: string;
    newBalance: string;
    bookedCredits: number;
    bookedCreditSum: string;
    bookedDebits: number;
    bookedDebitSum: string;
    leafCredits: number;
    leafCreditSum: string;
    structured101_102: number;
    balanceReconciles: boolean;
  }[];
};

describe('the CODA files of others', () => {
  const folder = path.join(samplesFolder, 'coda');
  const expected = JSON.parse(readFileSync(path.join(samplesFolder, 'expected.json'), 'utf8')).coda as Record<
    string,
    Expected
  >;

  it.each(readdirSync(folder))('%s', async (name) => {
    const file = path.join(folder, name);
    const { mustReject, statements } = expected[name] as Expected;
    const reading = summariesOf(readCoda, createReadStream(file));
    if (mustReject) return expect(reading).rejects.toThrow(UnreadableBankFile);
    const found = await reading;
    expect(
      found.map(({ structuredReferences, ...rest }) => ({
        ...rest,
        references: structuredReferences.length,
      })),
    ).toEqual(
      statements.map((s) => ({
        account: s.account,
        currency: s.currency,
        credits: s.bookedCredits,
        creditSum: s.bookedCreditSum,
        debits: s.bookedDebits,
        debitSum: s.bookedDebitSum,
        leafCredits: s.leafCredits,
        leafCreditSum: s.leafCreditSum,
        opening: s.oldBalance,
        closing: s.newBalance,
        reconciles: s.balanceReconciles,
        references: s.structured101_102,
      })),
    );
  });
});
